package org.vanthu.directory;

import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.vanthu.audit.AuditEvent;
import org.vanthu.audit.AuditTrail;
import org.vanthu.organization.Access;
import org.vanthu.shared.ConflictException;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.NotFoundException;
import org.vanthu.shared.TimeOrderedIds;
import org.vanthu.shared.Words;

/** Keeps the groups of recipients of an agency. */
final class Groups {

    private static final Words WORDS = new Words("directory");
    private static final int MAX_NAME = 200;
    private static final int MAX_MEMBERS = 500;

    private final Directory directory;
    private final GroupTable table;
    private final Access access;
    private final AuditTrail audit;
    private final TimeOrderedIds ids;

    Groups(Directory directory, GroupTable table, Access access, AuditTrail audit, Clock clock) {
        this.directory = directory;
        this.table = table;
        this.access = access;
        this.audit = audit;
        this.ids = new TimeOrderedIds(clock);
    }

    /** A group as it is sent. */
    record Form(
            @Nullable String agency,
            @Nullable String name,
            @Nullable List<String> members,
            @Nullable Long version) {}

    List<Group> list(String agency) {
        access.require(agency, DirectoryPermission.READ);
        return table.ofAgency(agency);
    }

    Group add(Form form) {
        String agency = WORDS.required("agency", form.agency());
        access.require(agency, DirectoryPermission.GROUP);
        Group group = read(ids.next(), agency, form, 1);
        table.insert(group);
        note(group, "directory.add-group");
        return group;
    }

    Group change(long id, Form form) {
        Group before = mine(id);
        Group group = read(id, before.agency(), form, WORDS.version(form.version()));
        requireWritten(table.update(group), group);
        note(group, "directory.change-group");
        return get(id);
    }

    void delete(long id, @Nullable Long version) {
        Group group = mine(id);
        requireWritten(table.delete(id, WORDS.version(version)), group);
        note(group, "directory.delete-group");
    }

    private Group mine(long id) {
        Group group = get(id);
        access.require(group.agency(), DirectoryPermission.GROUP);
        return group;
    }

    private Group get(long id) {
        return table.find(id).orElseThrow(() -> new NotFoundException("directory.error.no-group", id));
    }

    private Group read(long id, String agency, Form form, long version) {
        String name = WORDS.required("name", form.name(), MAX_NAME);
        List<String> sent = form.members() == null ? List.of() : form.members();
        if (sent.isEmpty() || sent.size() > MAX_MEMBERS) {
            throw InvalidInputException.field("members", sent.size(), "directory.error.members", MAX_MEMBERS);
        }
        Map<String, Organization> known = directory.find(sent);
        Set<String> members = new LinkedHashSet<>();
        for (String code : sent) {
            Organization one = known.get(code);
            if (one == null) {
                throw InvalidInputException.field("members", code, "directory.error.unknown", code);
            }
            members.add(one.code());
        }
        if (table.hasName(agency, name, id)) {
            throw ConflictException.field("name", name, "directory.error.group-exists", name);
        }
        return new Group(id, agency, name, List.copyOf(members), version);
    }

    private static void requireWritten(boolean written, Group group) {
        if (!written) {
            throw new ConflictException("directory.error.group-changed", group.name());
        }
    }

    private void note(Group group, String action) {
        audit.record(AuditEvent.of(
                group.agency(),
                action,
                "directory-group:" + group.id(),
                group.name() + ": " + String.join(", ", group.members())));
    }
}
