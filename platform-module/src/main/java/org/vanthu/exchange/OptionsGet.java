package org.vanthu.exchange;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** What the form of handing in offers. */
final class OptionsGet extends JsonWebScript {

    private final Handing handing;

    OptionsGet(Handing handing) {
        this.handing = handing;
    }

    @Override
    protected boolean isForOutsiders() {
        return true;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return handing.options(request.required("agency"), request.query("q").orElse(""));
    }
}
