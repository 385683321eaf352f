import { Button, Popover, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import { commandOf } from '../state/command.ts';
import { writeLink } from '../state/link.ts';
import { useSettings } from '../state/settings.ts';
import { useLocale } from './locale.tsx';

/** The same numbers elsewhere: a link that opens what is open here, and the command that runs it in Node. */
export function Share() {
  const { t } = useLocale();
  const [open, { toggle, close }] = useDisclosure(false);
  return (
    <Popover opened={open} onDismiss={close} width={340} position="bottom-end" trapFocus shadow="md">
      <Popover.Target>
        <Button variant="default" size="xs" onClick={toggle} aria-haspopup="dialog">
          {t('page:share.open')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('page:share.open')}>{open && <Ways />}</Popover.Dropdown>
    </Popover>
  );
}

function Ways() {
  const { t } = useLocale();
  const settings = useSettings();
  /** Undefined until it is written, null where it would be too long. */
  const [link, setLink] = useState<string | null>();
  useEffect(() => {
    let left = false;
    void writeLink(settings, location.href).then((written) => {
      if (!left) setLink(written);
    });
    return () => {
      left = true;
    };
  }, [settings]);
  const command = commandOf(settings);
  return (
    <div className="share">
      {link === null ? (
        <p className="note">{t('page:share.tooLong')}</p>
      ) : (
        <Copied label={t('page:share.link')} text={link ?? ''} />
      )}
      {command !== null && <Copied label={t('page:share.command')} text={command} />}
      <p className="note">{t('page:share.note')}</p>
    </div>
  );
}

/** A line to copy; where the browser keeps its clipboard shut, it stands there selected. */
function Copied({ label, text }: { label: string; text: string }) {
  const { t } = useLocale();
  const [copied, setCopied] = useState(false);
  const copy = async (box: HTMLInputElement | null) => {
    box?.select();
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
    } catch {
      setCopied(false);
    }
  };
  return (
    <div className="copied">
      <TextInput
        size="xs"
        label={label}
        readOnly
        value={text}
        onFocus={(e) => e.currentTarget.select()}
        onChange={() => {}}
      />
      <Button
        size="xs"
        variant="default"
        onClick={(e) => void copy(e.currentTarget.parentElement?.querySelector('input') ?? null)}
        aria-label={t('page:share.copyOf', { what: label })}
      >
        {t(copied ? 'page:share.copied' : 'page:share.copy')}
      </Button>
    </div>
  );
}
