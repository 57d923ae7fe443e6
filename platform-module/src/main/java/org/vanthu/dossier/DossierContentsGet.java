package org.vanthu.dossier;

import java.io.IOException;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;
import org.vanthu.shared.TextKey;
import org.vanthu.shared.pdf.Prints;

/** Prints the list of documents in a dossier as PDF or XLSX. */
final class DossierContentsGet extends JsonWebScript {

    private final DossierForms forms;

    DossierContentsGet(DossierForms forms) {
        this.forms = forms;
    }

    @Override
    protected Object handle(JsonRequest request) throws IOException {
        DossierFile file = forms.file(request.path("id"));
        return Prints.reply(
                DossierForms.contents(file),
                request.query("format").orElse("pdf"),
                "muc-luc-van-ban-" + TextKey.slug(file.dossier().code()),
                request.flag("download"));
    }
}
