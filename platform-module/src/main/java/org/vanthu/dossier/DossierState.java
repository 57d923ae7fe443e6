package org.vanthu.dossier;

import java.util.List;

/** States of a dossier, as the model and the table write them. Those after the end belong to the archive. */
public final class DossierState {

    /** Mở: nothing is in it yet. */
    public static final String OPEN = "open";

    /** Đang xử lý. */
    public static final String IN_PROGRESS = "inProgress";

    /** Kết thúc: the matter is resolved, nothing is added any more. */
    public static final String ENDED = "ended";

    /** States in which the dossier is worked on. */
    static final List<String> RUNNING = List.of(OPEN, IN_PROGRESS);

    private DossierState() {}
}
