package org.vanthu.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.vanthu.audit.AuditEvent;
import org.vanthu.audit.AuditTrail;
import org.vanthu.organization.Access;
import org.vanthu.shared.ConflictException;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;
import org.vanthu.shared.NotFoundException;
import org.vanthu.shared.VanthuException.FieldError;

/** Adds a type of documents, or changes one. */
final class TypeSave extends JsonWebScript {

    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9]{1,20}");

    private final DocumentTypes types;
    private final Access access;
    private final AuditTrail audit;
    private final boolean adds;

    TypeSave(DocumentTypes types, Access access, AuditTrail audit, boolean adds) {
        this.types = types;
        this.access = access;
        this.audit = audit;
        this.adds = adds;
    }

    @Override
    protected Object handle(JsonRequest request) {
        String agency = mayIn();
        Form form = request.body(Form.class);
        DocumentType type = form.toType(types.all().size() + 1);
        boolean known = types.all().stream().anyMatch(other -> other.code().equals(type.code()));
        if (adds && known) {
            throw ConflictException.field("code", type.code(), "registry.error.type-exists", type.code());
        }
        if (!adds && !known) {
            throw new NotFoundException("registry.error.type", type.code());
        }
        types.save(type);
        audit.record(AuditEvent.of(agency, "registry.save-type", "type:" + type.code(), type.name()));
        return adds ? Reply.created(type) : type;
    }

    private String mayIn() {
        if (access.isSiteAdmin()) {
            return "";
        }
        String agency = access.roles().keySet().stream()
                .filter(code -> access.may(code, RegistryPermission.MANAGE_TYPES))
                .findFirst()
                .orElse("");
        access.require(agency, RegistryPermission.MANAGE_TYPES);
        return agency;
    }

    /** The body. */
    record Form(
            @Nullable String code,
            @Nullable String abbreviation,
            @Nullable String name,
            @Nullable String nameEn,
            @Nullable List<String> aliases,
            @Nullable Integer order,
            @Nullable Boolean active) {

        DocumentType toType(int lastOrder) {
            List<FieldError> errors = new ArrayList<>();
            String key = code == null ? "" : code.strip();
            String title = name == null ? "" : name.strip();
            String shortForm = abbreviation == null ? "" : abbreviation.strip();
            if (!CODE.matcher(key).matches()) {
                errors.add(FieldError.of("code", key, "registry.error.type-code", key));
            }
            if (title.isEmpty() || title.length() > 100) {
                errors.add(FieldError.of("name", title, "registry.error.type-name"));
            }
            if (shortForm.length() > 20) {
                errors.add(FieldError.of("abbreviation", shortForm, "registry.error.too-long", "abbreviation", 20));
            }
            if (!errors.isEmpty()) {
                throw InvalidInputException.fields(errors);
            }
            return new DocumentType(
                    key,
                    shortForm,
                    title,
                    nameEn == null || nameEn.isBlank() ? title : nameEn.strip(),
                    List.of(),
                    order == null ? lastOrder : order,
                    active == null || active);
        }
    }
}
