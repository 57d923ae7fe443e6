package org.vanthu.publication;

import org.jspecify.annotations.Nullable;
import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Takes back what was published. */
final class ItemWithdrawPost extends JsonWebScript {

    private final Publishing publishing;

    ItemWithdrawPost(Publishing publishing) {
        this.publishing = publishing;
    }

    @Override
    protected Object handle(JsonRequest request) {
        WithdrawForm form = request.body(WithdrawForm.class);
        return publishing.withdraw(
                request.pathNumber("id"), form.version() == null ? 0 : form.version(), form.reason());
    }

    /** The version that was seen, and why. */
    record WithdrawForm(@Nullable Long version, @Nullable String reason) {}
}
