package io.gemba.copilot.identity.issuer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;

/** Who may sign in, by a file of bcrypt hashes that is read at every sign-in. */
public final class PasswordFile implements UserDetailsService {
    private final Path file;

    public PasswordFile(Path file) {
        this.file = file;
    }

    /** The hashes by login; empty if there is no file yet. */
    public Map<String, String> hashes() {
        var hashes = new LinkedHashMap<String, String>();
        if (Files.notExists(file)) {
            return hashes;
        }
        try {
            for (var line : Files.readAllLines(file)) {
                var colon = line.indexOf(':');
                if (colon > 0) {
                    hashes.put(line.substring(0, colon), line.substring(colon + 1));
                }
            }
            return hashes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The content of a file with these hashes. */
    public static String lines(Map<String, String> hashes) {
        return hashes.entrySet().stream()
                .map(hash -> hash.getKey() + ":" + hash.getValue() + "\n")
                .collect(Collectors.joining());
    }

    @Override
    public UserDetails loadUserByUsername(String login) {
        var hash = hashes().get(login);
        if (hash == null) {
            throw new UsernameNotFoundException("unknown login");
        }
        return User.withUsername(login).password("{bcrypt}" + hash).build();
    }
}
