package org.vanthu.files;

import java.util.ArrayList;
import java.util.List;

/** Carries a problem from the depth of an archive to {@link FileInspector}; never leaves the package. */
final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient FileProblem problem;

    RefusedException(String cause, String fileName, Object... more) {
        super(cause, null, false, false);
        List<Object> args = new ArrayList<>();
        args.add(fileName);
        args.addAll(List.of(more));
        this.problem = new FileProblem("files.error." + cause, fileName, args);
    }

    FileProblem problem() {
        return problem;
    }
}
