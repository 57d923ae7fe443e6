package org.vanthu.archive.transfer;

import java.io.IOException;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;
import org.vanthu.shared.Words;

/** Takes answers of the historical archive, entered by hand or read from its file. */
final class TransferAnswersPost extends JsonWebScript {

    private final Transfers transfers;

    TransferAnswersPost(Transfers transfers) {
        this.transfers = transfers;
    }

    @Override
    protected Object handle(JsonRequest request) throws IOException {
        long id = request.pathNumber("id");
        if (request.form().isEmpty()) {
            return transfers.answer(id, request.body(Transfers.AnswersForm.class));
        }
        return transfers.answer(
                id,
                new Transfers.AnswersForm(AnswerFile.read(request), Words.id("version", request.required("version"))));
    }
}
