import { Command, InvalidArgumentError, type Argument, type CommanderError, type Option } from 'commander';
import { InputError, nearest, problem, type Problem } from '../../sim/index.ts';

/**
 * A command whose refusals are problems with codes of our own. Commander's errors have a code, but put what was found into
 * an English sentence: so the methods that it calls on finding something wrong are replaced. They are not part of its
 * documented interface; should a later version call others, its sentence is quoted ({@link commandLineProblem}).
 */
export class CommandLine extends Command {
  override createCommand(name?: string): Command {
    return new CommandLine(name);
  }

  unknownOption(flag: string): never {
    const known = optionsOf(this);
    const suggestion = flag.startsWith('--') ? nearest(flag, known) : '';
    return refuse(problem('unknownOption', { values: { found: flag, suggestion } }));
  }

  unknownCommand(): never {
    return refuseCommand(this, this.args[0] ?? '');
  }

  missingArgument(argument: string): never {
    return refuse(problem('missingArgument', { values: { argument } }));
  }

  optionMissingArgument({ flags }: Option): never {
    return refuse(problem('optionWithoutValue', { values: { option: flags } }));
  }

  missingMandatoryOptionValue({ flags }: Option): never {
    return refuse(problem('missingOption', { values: { option: flags } }));
  }

  _excessArguments(received: readonly string[]): never {
    const limit = this.registeredArguments.length;
    return refuse(
      problem('tooManyArguments', { values: { command: this.name(), limit, found: received.length } }),
    );
  }

  /** Parses the value of an option or an argument; what its parser refuses is told with what it accepts. */
  _callParseArg(target: Option | Argument, found: string, previous: unknown): unknown {
    try {
      return target.parseArg!(found, previous as never);
    } catch (error) {
      if (!(error instanceof InvalidArgumentError)) throw error;
      const option = 'flags' in target ? target.flags : target.name();
      const accepted = target.argChoices
        ? { options: target.argChoices.join(', ') }
        : { bounds: error.message };
      return refuse(problem('badOption', { values: { option, found, ...accepted } }));
    }
  }

  /** After `help WORD` with a word that is no command, or a group of commands without one of them. */
  override help(context?: { error: boolean } | ((help: string) => string)): never {
    if (typeof context !== 'object' || !context.error) return super.help();
    const [first, second] = this.args;
    const found = first === 'help' ? second : first;
    if (found !== undefined) return refuseCommand(this, found);
    return refuse(problem('missingArgument', { values: { argument: 'command' } }));
  }
}

/** Long names of the options of a command and of those above it. */
function optionsOf(command: Command): string[] {
  const own = command.createHelp().visibleOptions(command);
  return [...own.flatMap(({ long }) => long ?? []), ...(command.parent ? optionsOf(command.parent) : [])];
}

function refuse(found: Problem): never {
  throw new InputError([found]);
}

function refuseCommand(command: Command, found: string): never {
  const known = command.createHelp().visibleCommands(command);
  const suggestion = nearest(
    found,
    known.map((one) => one.name()),
  );
  return refuse(problem('unknownCommand', { values: { found, suggestion } }));
}

/** A refusal of commander's that has no code here, in its own words. */
export function commandLineProblem({ message }: CommanderError): Problem {
  return problem('commandLineBroken', { values: { reason: message.replace(/^error: /, '') } });
}
