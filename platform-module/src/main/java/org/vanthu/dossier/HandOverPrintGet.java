package org.vanthu.dossier;

import java.io.IOException;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;
import org.vanthu.shared.pdf.Prints;

/** Prints the list of a hand-over that both sign. */
final class HandOverPrintGet extends JsonWebScript {

    private final HandOvers handOvers;
    private final DossierForms forms;

    HandOverPrintGet(HandOvers handOvers, DossierForms forms) {
        this.handOvers = handOvers;
        this.forms = forms;
    }

    @Override
    protected Object handle(JsonRequest request) throws IOException {
        HandOvers.HandOver handOver = handOvers.get(request.path("id"));
        return Prints.reply(
                forms.handOver(handOver),
                request.query("format").orElse("pdf"),
                "ban-giao-ho-so-" + handOver.from(),
                request.flag("download"));
    }
}
