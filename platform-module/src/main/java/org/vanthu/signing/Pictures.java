package org.vanthu.signing;

import java.sql.ResultSet;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

import org.alfresco.repo.security.permissions.AccessDeniedException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.vanthu.audit.AuditEvent;
import org.vanthu.audit.AuditTrail;
import org.vanthu.organization.Access;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.SqlTime;

/** The pictures of handwritten signatures and of seals. */
public final class Pictures {

    private static final String SIGNATURE = "signature";
    private static final String SEAL = "seal";
    private static final double MIN_SIGNATURE_MM = 15;
    private static final double MAX_SIGNATURE_MM = 70;
    private static final double MIN_SEAL_MM = 25;
    private static final double MAX_SEAL_MM = 50;

    private final JdbcTemplate jdbc;
    private final Access access;
    private final AuditTrail audit;
    private final Clock clock;

    Pictures(DataSource dataSource, Access access, AuditTrail audit, Clock clock) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.access = access;
        this.audit = audit;
        this.clock = clock;
    }

    /** The signed-in person's own signature. */
    public Optional<Picture> own(String agency) {
        access.require(agency, SigningPermission.TAKE_PART);
        return find(agency, SIGNATURE, access.userName());
    }

    /**
     * The seal of the organisation.
     *
     * @throws AccessDeniedException if the person neither uses nor keeps it
     */
    public Optional<Picture> seal(String agency) {
        if (!access.may(agency, SigningPermission.MANAGE_SEAL)) {
            access.require(agency, SigningPermission.SEAL);
        }
        return find(agency, SEAL, "");
    }

    /**
     * How the signed-in person signs a document by hand's picture; an invisible signature where she has no picture.
     *
     * @param position as it stands on the document
     * @param fullName as it stands on the document
     */
    public SignatureLook personLook(String agency, String position, String fullName) {
        return own(agency)
                .map(picture -> SignatureLook.person(picture, position, fullName))
                .orElseGet(() -> new SignatureLook(SignatureLook.Kind.INVISIBLE, null, position, fullName, List.of()));
    }

    /** How the organisation signs; an invisible signature where it has no picture of its seal. */
    public SignatureLook sealLook(String agency, String position, String fullName) {
        return seal(agency)
                .map(picture -> SignatureLook.seal(picture, position, fullName))
                .orElseGet(SignatureLook::invisible);
    }

    /**
     * Replaces a picture.
     *
     * @param kind {@code signature} for the own one, {@code seal} for the organisation's
     * @throws InvalidInputException if the picture is not as the decree wants it
     */
    void save(String agency, String kind, Picture picture) {
        switch (kind) {
            case SIGNATURE -> {
                access.require(agency, SigningPermission.TAKE_PART);
                PictureCheck.check(picture, PictureCheck.Colour.BLUE, MIN_SIGNATURE_MM, MAX_SIGNATURE_MM);
                put(agency, kind, access.userName(), picture);
            }
            case SEAL -> {
                access.require(agency, SigningPermission.MANAGE_SEAL);
                PictureCheck.check(picture, PictureCheck.Colour.RED, MIN_SEAL_MM, MAX_SEAL_MM);
                put(agency, kind, "", picture);
            }
            default -> throw InvalidInputException.field("kind", kind, "signing.error.picture-kind", kind);
        }
    }

    private void put(String agency, String kind, String owner, Picture picture) {
        jdbc.update(
                "DELETE FROM vt_signing_picture WHERE agency = ? AND kind = ? AND owner_name = ?", agency, kind, owner);
        jdbc.update(
                "INSERT INTO vt_signing_picture (agency, kind, owner_name, width_mm, picture, changed_at, changed_by)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                agency,
                kind,
                owner,
                picture.widthMm(),
                picture.png(),
                SqlTime.of(clock.instant()),
                access.userName());
        audit.record(AuditEvent.of(agency, "signing.picture", kind + ":" + (owner.isEmpty() ? agency : owner), null));
    }

    private Optional<Picture> find(String agency, String kind, String owner) {
        return jdbc
                .query(
                        "SELECT picture, width_mm FROM vt_signing_picture WHERE agency = ? AND kind = ? AND owner_name = ?",
                        (ResultSet row, int number) -> new Picture(row.getString("picture"), row.getDouble("width_mm")),
                        agency,
                        kind,
                        owner)
                .stream()
                .findFirst();
    }
}
