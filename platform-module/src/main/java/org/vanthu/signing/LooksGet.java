package org.vanthu.signing;

import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.vanthu.organization.Access;
import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** The signed-in person's picture, the seal for those who use or keep it, and how both can be signed with. */
final class LooksGet extends JsonWebScript {

    private final Pictures pictures;
    private final Signatures signatures;
    private final Access access;

    LooksGet(Pictures pictures, Signatures signatures, Access access) {
        this.pictures = pictures;
        this.signatures = signatures;
        this.access = access;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return view(request.required("agency"));
    }

    Looks view(String agency) {
        boolean keepsSeal = access.may(agency, SigningPermission.MANAGE_SEAL);
        boolean usesSeal = access.may(agency, SigningPermission.SEAL);
        return new Looks(
                pictures.own(agency).orElse(null),
                keepsSeal || usesSeal ? pictures.seal(agency).orElse(null) : null,
                keepsSeal,
                codes(agency, Party.PERSON),
                codes(agency, Party.ORGANISATION),
                signatures.isTrustSet());
    }

    private List<String> codes(String agency, Party party) {
        return signatures.keys(agency, party).stream()
                .map(kind -> kind.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    /**
     * What the desk shows; the lists name the kinds of keys, and are empty where the person may not sign; without trust
     * no signature can be confirmed.
     */
    record Looks(
            @Nullable Picture signature,
            @Nullable Picture seal,
            boolean maySetSeal,
            List<String> personKeys,
            List<String> organisationKeys,
            boolean trustSet) {}
}
