package org.vanthu.capture.intake;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Signatures of the text and pictures of entries, cut in bands by which alike ones are found. Every method works in the
 * caller's transaction.
 */
public final class IntakeSignatures {

    private final JdbcClient jdbc;

    public IntakeSignatures(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** Writes the bands of a signature, replacing older ones of the same kind. */
    public void replace(Intake intake, String kind, List<Long> bands, String signature) {
        jdbc.sql("DELETE FROM vt_intake_band WHERE intake_id = :id AND kind = :kind")
                .param("id", intake.id())
                .param("kind", kind)
                .update();
        for (int band = 0; band < bands.size(); band++) {
            jdbc.sql("INSERT INTO vt_intake_band (agency, kind, band, band_value, intake_id, signature)"
                            + " VALUES (:agency, :kind, :band, :value, :id, :signature)")
                    .param("agency", intake.agency())
                    .param("kind", kind)
                    .param("band", band)
                    .param("value", bands.get(band))
                    .param("id", intake.id())
                    .param("signature", signature)
                    .update();
        }
    }

    /** Signatures of other entries of the agency that share a band, by entry; at most 200 of each band. */
    public Map<Long, String> similar(Intake intake, String kind, List<Long> bands) {
        Map<Long, String> found = new TreeMap<>();
        for (int band = 0; band < bands.size(); band++) {
            jdbc.sql(
                            "SELECT intake_id, signature FROM vt_intake_band WHERE agency = :agency AND kind = :kind AND band = :band"
                                    + " AND band_value = :value AND intake_id <> :id ORDER BY intake_id DESC LIMIT 200")
                    .param("agency", intake.agency())
                    .param("kind", kind)
                    .param("band", band)
                    .param("value", bands.get(band))
                    .param("id", intake.id())
                    .query((row, i) -> found.put(row.getLong("intake_id"), row.getString("signature")))
                    .list();
        }
        return found;
    }
}
