package org.vanthu.archive;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.alfresco.service.cmr.repository.NodeRef;
import org.jspecify.annotations.Nullable;
import org.vanthu.dossier.Dossier;
import org.vanthu.dossier.DossierExtensions;
import org.vanthu.dossier.EndingCheck;
import org.vanthu.shared.TextKey;
import org.vanthu.shared.Texts;

/**
 * Tells, before a dossier is ended, what the archive will ask for: pages counted, and sheets numbered where papers are
 * kept for five years or longer. Nothing of it blocks.
 *
 * @see "Decree 30/2020/NĐ-CP, article 29.4"
 */
public final class ClosingCheck implements EndingCheck {

    private static final int NUMBERED_FROM_YEARS = 5;
    private static final Pattern YEARS = Pattern.compile("(\\d+)\\s*nam");

    private final DossierContents contents;
    private final DossierExtensions extensions;

    ClosingCheck(DossierContents contents, DossierExtensions extensions) {
        this.contents = contents;
        this.extensions = extensions;
    }

    /** Registers itself. */
    public void init() {
        extensions.add(this);
    }

    @Override
    public List<Obstacle> obstacles(Dossier dossier, List<NodeRef> documents) {
        List<Obstacle> obstacles = new ArrayList<>();
        boolean papers = false;
        int ordinal = 0;
        for (DossierContents.Entry entry : contents.of(dossier.id())) {
            ordinal++;
            papers |= entry.exists() && !entry.hasFile();
            if (entry.exists() && entry.pages() == 0) {
                obstacles.add(new Obstacle(
                        "pages",
                        false,
                        Texts.of("archive.obstacle-pages", ordinal),
                        entry.node().getId()));
            }
        }
        if (papers && isNumbered(dossier.retention())) {
            obstacles.add(new Obstacle("sheets", false, Texts.of("archive.obstacle-sheets"), ""));
        }
        return obstacles;
    }

    /** Whether the sheets of papers that are kept for so long are numbered. */
    static boolean isNumbered(@Nullable String retention) {
        String key = retention == null ? "" : TextKey.of(retention);
        Matcher years = YEARS.matcher(key);
        return key.contains("vinh vien") || (years.find() && Integer.parseInt(years.group(1)) >= NUMBERED_FROM_YEARS);
    }
}
