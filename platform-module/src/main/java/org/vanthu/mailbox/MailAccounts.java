package org.vanthu.mailbox;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the mailboxes from a file outside of the database, because it holds passwords: lines {@code <mailbox>.<key> =
 * <value>}. It is read at every run, so that a change needs no restart.
 */
final class MailAccounts {

    private static final Logger LOG = LoggerFactory.getLogger(MailAccounts.class);
    private static final Pattern CODE = Pattern.compile("[a-z0-9-]{1,30}");
    private static final Set<String> SECURITY = Set.of("tls", "starttls", "none");

    private final String file;

    MailAccounts(String file) {
        this.file = file.strip();
    }

    /** The mailboxes; those that are not complete are left out and named in the log. */
    List<MailAccount> read() {
        if (file.isEmpty()) {
            return List.of();
        }
        Properties lines = new Properties();
        try (Reader in = Files.newBufferedReader(Path.of(file), StandardCharsets.UTF_8)) {
            lines.load(in);
        } catch (IOException e) {
            LOG.error("the file of mailboxes (vanthu.mailbox.accounts-file) cannot be read", e);
            return List.of();
        }
        Set<String> codes = new TreeSet<>();
        lines.stringPropertyNames().forEach(key -> codes.add(key.split("\\.", 2)[0]));
        List<MailAccount> accounts = new ArrayList<>();
        for (String code : codes) {
            try {
                accounts.add(account(code, lines));
            } catch (IllegalArgumentException e) {
                LOG.error("the mailbox {} is not asked: {}", code, e.getMessage());
            }
        }
        return accounts;
    }

    private static MailAccount account(String code, Properties lines) {
        if (!CODE.matcher(code).matches()) {
            throw new IllegalArgumentException("its name is not of small letters, digits and hyphens");
        }
        String security = optional(lines, code, "security", "tls");
        if (!SECURITY.contains(security)) {
            throw new IllegalArgumentException("security must be one of " + new TreeSet<>(SECURITY));
        }
        String port = optional(lines, code, "port", security.equals("tls") ? "993" : "143");
        return new MailAccount(
                code,
                required(lines, code, "agency"),
                required(lines, code, "host"),
                Integer.parseInt(port),
                security,
                required(lines, code, "user"),
                required(lines, code, "password"),
                optional(lines, code, "folder", "INBOX"),
                optional(lines, code, "done-folder", "Vanthu"),
                optional(lines, code, "refused-folder", "Vanthu-refused"),
                Boolean.parseBoolean(optional(lines, code, "answer", "true")));
    }

    private static String required(Properties lines, String code, String key) {
        String value = optional(lines, code, key, "");
        if (value.isEmpty()) {
            throw new IllegalArgumentException(key + " is missing");
        }
        return value;
    }

    private static String optional(Properties lines, String code, String key, String other) {
        String value = lines.getProperty(code + "." + key, "").strip();
        return value.isEmpty() ? other : value;
    }
}
