using System.Security.Cryptography;
using System.Text.Json;
using LeadToCash.Calendar;
using LeadToCash.Cases;
using CatalogueStore = LeadToCash.Cases.CaseStore<LeadToCash.Catalog.CatalogueHistory, LeadToCash.Catalog.ChangeCatalogue, LeadToCash.Catalog.CatalogueEvent>;

namespace LeadToCash.Catalog;

/// <summary>
/// Changes the catalogue: what is to be set is checked against one revision and set only if that is still the last, all at once or not at all. Who
/// comes second is checked again.
/// </summary>
public sealed class CatalogueEditor(
    Catalogues catalogues, CatalogueStore store, CatalogueBlocks blocks, BusinessCalendars calendars, TimeProvider time)
{
    private const int MaximumAttempts = 10;
    private const int CharactersInEvent = 200_000;

    /// <summary>Carries out a change.</summary>
    /// <param name="commandId">Names the intention: a repetition with the same one changes nothing more.</param>
    /// <param name="actor">Who wants it.</param>
    /// <param name="summary">Says what is changed, in a line; asked after the edit.</param>
    /// <param name="edit">Says what to set, given the catalogue as it is; null for nothing. Called again when somebody else was first.</param>
    /// <param name="cancellationToken">Stops between requests.</param>
    public async Task<CatalogueEdit> ChangeAsync(
        string commandId, string actor, Func<string> summary, Func<CatalogueSnapshot, CatalogueDocument?> edit, CancellationToken cancellationToken)
    {
        for (int attempt = 1; ; attempt++)
        {
            CatalogueSnapshot snapshot = await catalogues.CurrentAsync(cancellationToken);
            if (edit(snapshot) is not { } document)
            {
                return new CatalogueEdit(snapshot, []);
            }

            IReadOnlyList<CatalogueProblem> problems = Check(document, snapshot);
            if (problems.Count > 0)
            {
                return new CatalogueEdit(snapshot, problems);
            }

            ChangeCatalogue command = await CommandAsync(snapshot.Revision, summary(), document, cancellationToken);
            CaseOutcome<CatalogueHistory, CatalogueEvent> outcome = await store.ExecuteAsync(CatalogueHistory.Id, commandId, command, actor, cancellationToken);
            if (outcome.Refusal is null)
            {
                return new CatalogueEdit(await catalogues.CurrentAsync(cancellationToken), []);
            }

            if (attempt == MaximumAttempts)
            {
                throw new InvalidOperationException($"The catalogue was changed by others {MaximumAttempts} times in a row; try again. {outcome.Refusal.Reason}");
            }
        }
    }

    /// <summary>What would be wrong with a change of the catalogue today.</summary>
    public IReadOnlyList<CatalogueProblem> Check(CatalogueDocument document, CatalogueSnapshot snapshot) =>
        CatalogueCheck.Of(document, snapshot.Catalogue, calendars.Today(time));

    private async Task<ChangeCatalogue> CommandAsync(long revision, string summary, CatalogueDocument document, CancellationToken cancellationToken)
    {
        byte[] json = JsonSerializer.SerializeToUtf8Bytes(document, CaseJson.Options);
        if (json.Length <= CharactersInEvent)
        {
            return new ChangeCatalogue(revision, summary, document);
        }

        string block = "import-" + Convert.ToHexStringLower(SHA256.HashData(json));
        await blocks.WriteAsync(block, document, cancellationToken);
        return new ChangeCatalogue(revision, summary, null, block);
    }
}

/// <summary>What came of a change.</summary>
/// <param name="Snapshot">The catalogue afterwards; as it was when there are problems.</param>
/// <param name="Problems">Why nothing was changed; empty when it was, or when there was nothing to do.</param>
public sealed record CatalogueEdit(CatalogueSnapshot Snapshot, IReadOnlyList<CatalogueProblem> Problems);
