package org.vanthu.files;

import java.util.List;

/**
 * Why a file is refused. The text behind the id has two parts, divided by a line break: what is wrong, and the way out.
 *
 * @param messageId {@code files.error.<cause>}
 * @param value what was wrong: mostly the file name, or the entry of an archive
 * @param args arguments of the text; the first is the file name
 */
public record FileProblem(String messageId, String value, List<Object> args) {

    public FileProblem {
        args = List.copyOf(args);
    }
}
