package org.vanthu.dispatch;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What a clerk releases.
 *
 * @param recipients empty for all that were not sent to yet
 * @param added recipients that the document did not name
 * @param version of the document, as seen
 */
record SendForm(
        @Nullable List<Choice> recipients,
        @Nullable List<Added> added,
        @Nullable Long version) {

    /**
     * How one recipient gets it.
     *
     * @param paper whether paper goes as well
     * @param ground of {@link PaperGround}: why paper goes beside the electronic document
     * @param reason further words about it
     */
    record Choice(
            int ordinal,
            boolean paper,
            @Nullable String ground,
            @Nullable String reason) {}

    /** A further recipient: the identifier of an organisation, or a name only. */
    record Added(@Nullable String code, @Nullable String name) {}
}
