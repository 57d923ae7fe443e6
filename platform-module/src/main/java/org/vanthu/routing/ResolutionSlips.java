package org.vanthu.routing;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.vanthu.organization.Accounts;
import org.vanthu.organization.Agencies;
import org.vanthu.organization.Unit;
import org.vanthu.organization.Units;
import org.vanthu.registry.DocumentQueries;
import org.vanthu.registry.DocumentRow;
import org.vanthu.registry.RegistryService;
import org.vanthu.routing.ResolutionSlip.Opinion;
import org.vanthu.routing.RoutingRecord.Kind;
import org.vanthu.shared.Json;
import org.vanthu.shared.Texts;
import org.vanthu.work.Holders;
import org.vanthu.work.Work;
import org.vanthu.work.WorkItem;

/** Collects what a Phiếu giải quyết văn bản đến holds, from the trace of a document. */
final class ResolutionSlips {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final Set<Kind> OF_HANDLERS = EnumSet.of(Kind.PROGRESS, Kind.SUMMARY, Kind.OPINION, Kind.SLIP);

    private final IncomingTable table;
    private final RoutingRecords records;
    private final Work work;
    private final DocumentQueries documents;
    private final Agencies agencies;
    private final Units units;
    private final Accounts accounts;

    ResolutionSlips(
            IncomingTable table,
            RoutingRecords records,
            Work work,
            DocumentQueries documents,
            Agencies agencies,
            Units units,
            Accounts accounts) {
        this.table = table;
        this.records = records;
        this.work = work;
        this.documents = documents;
        this.agencies = agencies;
        this.units = units;
        this.accounts = accounts;
    }

    /** The slip of a document that the person may read. */
    ResolutionSlip of(String nodeId) {
        DocumentRow document = documents.readable(RegistryService.ref(nodeId));
        List<WorkItem> trace = work.of(nodeId).stream()
                .filter(item -> item.process().equals(Cases.PROCESS))
                .sorted(Comparator.comparingLong(WorkItem::id))
                .toList();
        List<RoutingRecord> said = records.of(nodeId);
        Names names = names(document.agency(), trace, said);
        return new ResolutionSlip(
                agencies.get(document.agency()).name(),
                document.typeName() + " số " + document.number() + date(" ngày ", document.issuedDate()) + " của "
                        + document.issuerName(),
                document.subject(),
                "Số đến: " + (document.arrivalNumber() == null ? "" : document.arrivalNumber())
                        + date("; ngày đến: ", document.arrivalDate()),
                opinions(said, EnumSet.of(Kind.DIRECTION), trace, names),
                opinions(said, EnumSet.of(Kind.ASSIGNMENT), trace, names),
                opinions(said, OF_HANDLERS, trace, names),
                table.find(nodeId)
                        .flatMap(row -> end(row, table.answers(nodeId)))
                        .orElse(null));
    }

    private static Optional<String> end(IncomingRow row, List<IncomingTable.Answer> answers) {
        if (!row.state().isEnded()) {
            return Optional.empty();
        }
        StringBuilder end = new StringBuilder(
                Texts.of(Texts.VIETNAMESE, "routing.state." + row.state().code()));
        if (row.endedAt() != null) {
            end.append(date(" ngày ", LocalDate.ofInstant(row.endedAt(), Json.ZONE)));
        }
        String replies = answers.stream().map(IncomingTable.Answer::number).collect(Collectors.joining("; "));
        if (row.earlierNumber() != null) {
            replies = replies.isEmpty() ? row.earlierNumber() : replies + "; " + row.earlierNumber();
        }
        if (!replies.isEmpty()) {
            end.append(". Văn bản trả lời: ").append(replies);
        }
        return Optional.of(end.toString());
    }

    private static List<Opinion> opinions(
            List<RoutingRecord> said, Set<Kind> kinds, List<WorkItem> trace, Names names) {
        List<Opinion> opinions = new ArrayList<>();
        for (RoutingRecord one : said) {
            if (kinds.contains(one.kind())) {
                opinions.add(new Opinion(one.text(), parts(one, trace, names), by(one, names), one.at()));
            }
        }
        return opinions;
    }

    /** Who was given what by a direction: the branches that began with it, and its own that went on. */
    private static List<String> parts(RoutingRecord one, List<WorkItem> trace, Names names) {
        Long from = one.itemId();
        if (from == null || (one.kind() != Kind.DIRECTION && one.kind() != Kind.ASSIGNMENT)) {
            return List.of();
        }
        List<String> parts = new ArrayList<>();
        String own = trace.stream()
                .filter(item -> item.id() == from)
                .map(WorkItem::branch)
                .findFirst()
                .orElse("");
        trace.stream()
                .filter(item -> item.branch().equals(own) && item.id() > from)
                .findFirst()
                .ifPresent(item -> parts.add(part(item, names)));
        Set<String> seen = new HashSet<>();
        for (WorkItem item : trace) {
            Long parent = item.parent();
            if (parent != null && parent.equals(from) && seen.add(item.branch())) {
                parts.add(part(item, names));
            }
        }
        return parts;
    }

    private static String part(WorkItem item, Names names) {
        String role = switch (item.part()) {
            case Cases.COORDINATE -> "Phối hợp: ";
            case Cases.INFORM -> "Nhận để biết: ";
            default -> "Chủ trì: ";
        };
        String due =
                item.dueAt() == null ? "" : "; thời hạn: " + DATE.format(LocalDate.ofInstant(item.dueAt(), Json.ZONE));
        return role + names.holder(item) + due;
    }

    private static String by(RoutingRecord one, Names names) {
        String actor = names.person(one.actor());
        return one.principal() == null ? actor : names.person(one.principal()) + " (" + actor + " nhập thay)";
    }

    private static String date(String before, @Nullable LocalDate date) {
        return date == null ? "" : before + DATE.format(date);
    }

    private Names names(String agency, List<WorkItem> trace, List<RoutingRecord> said) {
        Set<String> people = new HashSet<>();
        trace.forEach(item -> people.add(item.holder()));
        for (RoutingRecord one : said) {
            people.add(one.actor());
            Optional.ofNullable(one.principal()).ifPresent(people::add);
        }
        return new Names(
                accounts.fullNames(people),
                units.of(agency).stream().collect(Collectors.toMap(Unit::code, Unit::name)));
    }

    private record Names(Map<String, String> people, Map<String, String> units) {
        String person(String userName) {
            return people.getOrDefault(userName, userName);
        }

        String holder(WorkItem item) {
            String unit = units.getOrDefault(item.unit(), item.unit());
            if (Holders.isPool(item.holder())) {
                return unit.isEmpty() ? "Lãnh đạo" : unit;
            }
            return unit.isEmpty() ? person(item.holder()) : unit + ", " + person(item.holder());
        }
    }
}
