package org.vanthu.embedded.backup;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The commands {@code backup}, {@code restore} and {@code check}. They end with 0 when everything is well, 1 when
 * something is damaged or could not be done, 2 when the arguments are wrong.
 */
public final class BackupCommand {

    private static final String DATA = "--data";
    private static final String TO = "--to";
    private static final String FROM = "--from";
    private static final String KEEP = "--keep";
    private static final Set<String> VALUES = Set.of(DATA, TO, FROM, KEEP);
    private static final Set<String> FLAGS = Set.of("--full", "--without-database", "--deep");

    private final Map<String, String> values = new HashMap<>();
    private final Set<String> flags = new HashSet<>();

    private BackupCommand() {}

    /** Runs the command that the arguments name. */
    public static void main(String[] args) {
        System.exit(run(args));
    }

    private static int run(String... args) {
        Deque<String> left = new ArrayDeque<>(List.of(args));
        try {
            String verb = left.isEmpty() ? "" : left.pop();
            BackupCommand command = new BackupCommand();
            command.parse(left);
            return command.run(verb);
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage());
            return 2;
        } catch (BackupException e) {
            System.out.println(e.getMessage());
            return 1;
        } catch (IOException e) {
            System.out.println("Not done: " + e);
            return 1;
        }
    }

    private void parse(Deque<String> left) {
        while (!left.isEmpty()) {
            String name = left.pop();
            if (FLAGS.contains(name)) {
                flags.add(name);
            } else if (VALUES.contains(name) && !left.isEmpty()) {
                values.put(name, left.pop());
            } else {
                throw new IllegalArgumentException(
                        VALUES.contains(name) ? name + " needs a value" : "unknown argument: " + name);
            }
        }
    }

    private int run(String verb) throws IOException {
        return switch (verb) {
            case "backup" -> backup();
            case "restore" -> restore();
            case "check" -> check();
            default -> throw new IllegalArgumentException("backup, restore or check, not: " + verb);
        };
    }

    private int backup() throws IOException {
        SiteBackup backup = new SiteBackup(path(DATA), path(TO), Clock.system(ZoneId.of("Asia/Ho_Chi_Minh")));
        SiteBackup.Made made = backup.make(flags.contains("--full"), flags.contains("--without-database"));
        System.out.println("Backup made: " + made.directory() + " (" + made.files() + " files"
                + (made.linked() ? ", unchanged content shared with the one before" : "") + ")");
        if (values.containsKey(KEEP)) {
            System.out.println("Removed older ones: " + backup.keep(number(KEEP)));
        }
        return 0;
    }

    private int restore() throws IOException {
        int files = new SiteRestore(path(FROM)).restore(path(DATA));
        System.out.println("Restored: " + path(DATA).toAbsolutePath().normalize() + " (" + files
                + " files, every one checked). Start it: ./run.sh start --data " + path(DATA));
        return 0;
    }

    private int check() throws IOException {
        if (values.containsKey(FROM)) {
            System.out.println("The backup is whole: " + new SiteRestore(path(FROM)).check() + " files");
            return 0;
        }
        ContentCheck.Result found = new ContentCheck(path(DATA)).run(flags.contains("--deep"));
        System.out.println("Nodes " + found.nodes() + ", versions " + found.versions() + ", contents "
                + found.contents() + " (" + found.bytes() + " bytes), faults " + found.faults());
        found.named().forEach(fault -> System.out.println("  " + fault));
        return found.faults() == 0 ? 0 : 1;
    }

    private Path path(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return Path.of(value);
    }

    private int number(String name) {
        try {
            return Integer.parseInt(values.getOrDefault(name, ""));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " takes a number, was " + values.get(name), e);
        }
    }
}
