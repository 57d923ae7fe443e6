package org.vanthu.search;

import java.util.Optional;

import org.alfresco.error.AlfrescoRuntimeException;
import org.vanthu.search.SearchAnswer.Freshness;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.Keyset;
import org.vanthu.shared.Texts;
import org.vanthu.shared.VanthuException;

/**
 * Finds documents for the signed-in person. A number is found from the moment of its registration; words follow when
 * the index has them. Where no index answers, the registry's tables do: everything but the words of the files is found,
 * and the answer says so.
 */
public final class DocumentSearch {
    private final SearchIndex index;
    private final IndexSearch byIndex;
    private final TableSearch byTable;
    private final SearchFreshness freshness;

    DocumentSearch(SearchIndex index, IndexSearch byIndex, TableSearch byTable, SearchFreshness freshness) {
        this.index = index;
        this.byIndex = byIndex;
        this.byTable = byTable;
        this.freshness = freshness;
    }

    /**
     * Searches.
     *
     * @param withFacets whether to count the values of the facets, and with them all that was found
     * @throws InvalidInputException if {@code page} is not what an earlier page gave, or lies too deep for an order by
     *     relevance
     * @throws org.vanthu.shared.ConflictException if only an index could answer and there is none
     */
    public SearchAnswer search(SearchRequest request, Keyset page, boolean withFacets) {
        return search(request, page, Extent.page(withFacets));
    }

    /** A page for which all that was found is counted, up to a number. */
    SearchAnswer searchCounting(SearchRequest request, Keyset page, int counted) {
        return search(request, page, new Extent(false, counted));
    }

    private SearchAnswer search(SearchRequest request, Keyset page, Extent extent) {
        UserQuery query = UserQuery.parse(request.q());
        Optional<Freshness> state = freshness.now();
        if (state.isEmpty()) {
            FoundPage found = byTable.search(request, query, page, extent);
            String notice = query.isEmpty() ? "search.notice.no-index" : "search.notice.not-in-content";
            return SearchAnswer.of(found, null, Texts.of(notice));
        }
        IndexPlace place = IndexPlace.of(page, request.sort());
        try {
            return SearchAnswer.of(byIndex.search(request, query, place, page.limit(), extent), state.get(), "");
        } catch (VanthuException e) {
            throw e;
        } catch (AlfrescoRuntimeException e) {
            index.failed();
            throw e;
        }
    }
}
