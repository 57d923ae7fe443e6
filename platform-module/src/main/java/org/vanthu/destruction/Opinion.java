package org.vanthu.destruction;

/**
 * What a member thinks of a dossier, where it was said; otherwise that it is to be destroyed, as the list proposes.
 *
 * @param opinion {@code destroy} or {@code keep}
 */
record Opinion(String dossier, int member, String opinion, String reason) {

    static final String DESTROY = "destroy";
    static final String KEEP = "keep";
}
