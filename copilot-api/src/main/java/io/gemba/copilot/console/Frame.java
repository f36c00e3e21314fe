package io.gemba.copilot.console;

import io.gemba.copilot.identity.Caller;
import io.gemba.copilot.identity.Company;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What stands around every page: who one is, and where. */
record Frame(String name, String login, String initials, List<Company> companies) {

    static Frame of(Caller caller) {
        return new Frame(caller.name(), caller.login(), initials(caller.name()), caller.companies());
    }

    private static String initials(String name) {
        return Arrays.stream(name.strip().split("\\s+"))
                .filter(word -> !word.isEmpty())
                .limit(2)
                .map(word -> word.substring(0, word.offsetByCodePoints(0, 1)))
                .collect(Collectors.joining());
    }
}
