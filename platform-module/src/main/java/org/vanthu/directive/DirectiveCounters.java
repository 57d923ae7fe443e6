package org.vanthu.directive;

import java.util.Map;
import java.util.TreeMap;

import org.vanthu.registry.CounterSource;
import org.vanthu.registry.RegistryExtensions;

/** Counts directives for the work place: what an officer follows, and what an agency has to do. */
final class DirectiveCounters implements CounterSource {

    private final LineLists lists;
    private final RegistryExtensions extensions;
    private final DirectiveSite site;

    DirectiveCounters(LineLists lists, RegistryExtensions extensions, DirectiveSite site) {
        this.lists = lists;
        this.extensions = extensions;
        this.site = site;
    }

    /** Makes itself known to the work place. */
    void init() {
        extensions.add(this);
    }

    @Override
    public Map<String, Long> counters(String agency) {
        Map<String, Long> counters = new TreeMap<>();
        boolean follows = site.access().may(agency, DirectivePermission.FOLLOW);
        counters.put("directivesFollowed", follows ? lists.count(followed(agency)) : 0L);
        counters.put(
                "directivesToReview", follows ? lists.count(followed(agency).and("l.state = 'reported'")) : 0L);
        counters.put(
                "directivesReturned", follows ? lists.count(followed(agency).and("l.state = 'returned'")) : 0L);
        counters.put("directivesOverdue", follows ? lists.count(overdue(followed(agency))) : 0L);
        boolean receives = site.access().may(agency, DirectivePermission.RECEIVE);
        counters.put("directivesReceived", receives ? lists.count(received(agency)) : 0L);
        counters.put("directivesReceivedOverdue", receives ? lists.count(overdue(received(agency))) : 0L);
        return counters;
    }

    @Override
    public boolean isForOutsiders() {
        return true;
    }

    private LineFilter followed(String agency) {
        return new LineFilter()
                .and("l.agency = ? AND l.officer = ? AND l.running = 1", agency, site.userName())
                .and("l.state <> 'drafted'");
    }

    private LineFilter received(String agency) {
        LineFilter filter = new LineFilter();
        lists.addReceived(filter, agency);
        return filter.and("l.running = 1 AND l.state <> 'drafted'");
    }

    private LineFilter overdue(LineFilter filter) {
        filter.addDue("overdue", site.now());
        return filter;
    }
}
