package org.vanthu.destruction;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.vanthu.dossier.Dossier;
import org.vanthu.dossier.KeptDossiers;
import org.vanthu.dossier.KeptDossiers.Printed;
import org.vanthu.retention.Retention;
import org.vanthu.shared.Sql;
import org.vanthu.shared.Texts;

/**
 * Closes a destruction: says of what was left why, and makes the file of the destruction (hồ sơ hủy tài liệu), a
 * dossier with its papers that is kept for twenty years.
 *
 * @see "Circular 06/2025/TT-BNV, article 15.4"
 */
final class Records {

    private static final String KEPT_FOR = "20 năm";

    private final DestructionTable table;
    private final Destructions destructions;
    private final Forms forms;
    private final KeptDossiers dossiers;
    private final Retention retention;
    private final DestructionSite site;

    Records(
            DestructionTable table,
            Destructions destructions,
            Forms forms,
            KeptDossiers dossiers,
            Retention retention,
            DestructionSite site) {
        this.table = table;
        this.destructions = destructions;
        this.forms = forms;
        this.dossiers = dossiers;
        this.retention = retention;
        this.site = site;
    }

    void close(String id) {
        Destruction one = table.lock(id).orElseThrow();
        if (!one.state().equals(Destruction.RUNNING)) {
            // a run that was never confirmed has destroyed nothing; another may be proposed
            return;
        }
        List<Item> left = table.items(id, 0, Destructions.MAX_ITEMS).stream()
                .filter(item -> item.state().equals(Item.PROPOSED))
                .toList();
        Map<String, String> reasons = destructions.obstacles(one, left);
        for (Item item : left) {
            table.settle(
                    id,
                    item.dossier(),
                    Item.LEFT,
                    reasons.getOrDefault(item.dossier(), Texts.of(Texts.VIETNAMESE, "destruction.left-otherwise")),
                    site.now());
        }
        Destruction done = destructions.set(
                one, "destruction.done", null, Sql.map("state", Destruction.DONE, "ended_at", site.now()));
        Dossier record = dossiers.record(
                one.agency(), one.proposedBy(), "Hồ sơ hủy tài liệu: " + one.title(), KEPT_FOR, printed(done));
        retention.follow(List.of(record.id()));
        destructions.set(done, "destruction.record", record.code(), Sql.map("record_dossier", record.id()));
    }

    private List<Printed> printed(Destruction one) {
        List<Printed> printed = new ArrayList<>();
        for (String form : List.of(Forms.LIST, Forms.NOTE, Forms.KEPT, Forms.COUNCIL, Forms.MINUTES)) {
            printed.add(new Printed(
                    Texts.of(Texts.VIETNAMESE, "destruction.form-" + form),
                    "huy-" + form + ".pdf",
                    forms.form(one, form)));
        }
        return printed;
    }
}
