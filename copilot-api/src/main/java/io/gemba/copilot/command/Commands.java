package io.gemba.copilot.command;

import java.util.Optional;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The operator's commands. */
@Command(
        name = "gemba-copilot-api",
        description = "Serves the API when no command is given.",
        mixinStandardHelpOptions = true,
        subcommands = {SecretsCommand.class, MigrateCommand.class, TokenCommand.class, OdooClientCommand.class})
public final class Commands {
    private static final Set<String> HELP = Set.of("-h", "--help", "-V", "--version");

    private Commands() {}

    /** True if the arguments begin with a command, rather than being for the server. */
    public static boolean isOne(String[] args) {
        return args.length > 0
                && (HELP.contains(args[0]) || line().getSubcommands().containsKey(args[0]));
    }

    /** Runs a command; says in one line why it failed, if it did. */
    public static int run(String[] args) {
        return line().setExecutionExceptionHandler((e, command, parsed) -> {
                    command.getErr().println(command.getCommandName() + ": " + reason(e));
                    return 1;
                })
                .execute(args);
    }

    private static CommandLine line() {
        return new CommandLine(new Commands());
    }

    private static String reason(Throwable e) {
        var cause = Optional.ofNullable(e.getCause()).filter(it -> it != e);
        var own = Optional.ofNullable(e.getMessage()).orElse(e.getClass().getSimpleName());
        return cause.map(Commands::reason)
                .filter(deeper -> !own.contains(deeper))
                .map(deeper -> own.lines().findFirst().orElse(own) + ": " + deeper)
                .orElse(own);
    }
}
