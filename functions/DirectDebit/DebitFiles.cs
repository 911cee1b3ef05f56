using System.Globalization;
using System.Security.Cryptography;
using LeadToCash.Calendar;
using LeadToCash.Cases;
using LeadToCash.Documents;
using Microsoft.Extensions.Options;
using CollectionStore = LeadToCash.Cases.CaseStore<LeadToCash.DirectDebit.Collection, LeadToCash.DirectDebit.CollectionCommand, LeadToCash.DirectDebit.CollectionEvent>;
using FileStore = LeadToCash.Cases.CaseStore<LeadToCash.DirectDebit.DebitFile, LeadToCash.DirectDebit.DebitFileCommand, LeadToCash.DirectDebit.DebitFileEvent>;

namespace LeadToCash.DirectDebit;

/// <summary>
/// Begins files of collections and completes them. A collection says itself in which file it is, so that no two have it; what is made of it is kept as it is. Both
/// are safe to repeat.
/// </summary>
public sealed class DebitFiles(
    FileStore files, CollectionStore collections, DebitFileRows rows, BusinessCalendars calendars,
    IOptions<DirectDebitOptions> options, IOptions<CompanyOptions> company, TimeProvider time)
{
    /// <summary>Begin of each file's id.</summary>
    public const string Prefix = "DF-";

    /// <summary>Collections in a file at the most; the others wait for the next.</summary>
    public const int MostInFile = 2000;

    private const int MostInBatch = 500;

    /// <summary>Last announced day that a file of today takes.</summary>
    public DateOnly Until => Earliest > calendars.Today(time).AddDays(options.Value.FileDaysAhead) ? Earliest : calendars.Today(time).AddDays(options.Value.FileDaysAhead);

    /// <summary>First day on which the bank can collect what it gets today.</summary>
    public DateOnly Earliest => CollectionDays.EarliestFor(calendars.Today(time));

    /// <summary>Begins a file. One that was begun stays as it is.</summary>
    /// <param name="id">Its id, at most 30 characters.</param>
    /// <param name="until">Last announced day of collection; null for the setting's.</param>
    /// <param name="by">Who releases it.</param>
    /// <param name="cancellationToken">Stops between requests.</param>
    public Task<CaseOutcome<DebitFile, DebitFileEvent>> BeginAsync(string id, DateOnly? until, string by, CancellationToken cancellationToken)
    {
        CompanyOptions own = company.Value;
        Creditor creditor = new(own.Name, CreditorId.TryParse(options.Value.CreditorId)!.Value, Iban.Parse(own.Iban).Value, own.Bic.Length > 0 ? own.Bic : null);
        DebitFileHeader header = new(until ?? Until, Earliest, creditor, options.Value.Format, by, time.GetUtcNow());
        return files.ExecuteAsync(id, "begin", new DebitFileCommand.Begin(header), by, cancellationToken);
    }

    /// <summary>Makes the bytes of what is in the file, and notes that all is in it.</summary>
    public async Task CompleteAsync(string id, DebitFileHeader header, CancellationToken cancellationToken)
    {
        IReadOnlyList<FilledBatch> batches = Batches(id, await TransactionsAsync(id, cancellationToken));
        byte[] content = DirectDebitXml.Write(id, header, batches);
        foreach (FilledBatch batch in batches)
        {
            await rows.KeepBatchAsync(id, batch.Batch.Id, batch.Transactions.Select(one => one.EndToEndId), cancellationToken);
        }

        await rows.KeepContentAsync(id, content, cancellationToken);
        DebitFileContent made = new(
            batches.Sum(batch => batch.Batch.Count), Money.Sum(batches.Select(batch => batch.Batch.Sum), "EUR"), [.. batches.Select(batch => batch.Batch)], Convert.ToHexStringLower(SHA256.HashData(content)));
        await files.ExecuteAsync(id, "complete", new DebitFileCommand.Complete(made), cancellationToken: cancellationToken);
    }

    /// <summary>The collections behind a bank's reference of a batch; none if it is no batch of ours.</summary>
    public Task<IReadOnlyList<string>> MembersAsync(string reference, CancellationToken cancellationToken) => rows.MembersAsync(reference, cancellationToken);

    private async Task<IReadOnlyList<DebitTransaction>> TransactionsAsync(string id, CancellationToken cancellationToken)
    {
        List<DebitTransaction> found = [];
        foreach (string endToEndId in await rows.NotedAsync(id, cancellationToken))
        {
            Collection collection = (await collections.GetAsync(CollectionIds.Read(endToEndId)!.Value.CollectionId, cancellationToken)).State;
            if (collection.Find(endToEndId) is { Transaction: { } transaction } attempt && attempt.FileId == id)
            {
                found.Add(transaction);
            }
        }

        return found;
    }

    private static IReadOnlyList<FilledBatch> Batches(string id, IReadOnlyList<DebitTransaction> transactions)
    {
        var parts = transactions
            .GroupBy(one => (one.CollectOn, one.Scheme, one.Use.Sequence))
            .OrderBy(group => group.Key)
            .SelectMany(group => group.OrderBy(one => one.EndToEndId, StringComparer.Ordinal).Chunk(MostInBatch).Select(some => (group.Key, Some: some)));
        return
        [
            .. parts.Select((part, index) => new FilledBatch(
                new DebitBatch(
                    string.Create(CultureInfo.InvariantCulture, $"{id}.{index + 1}"), part.Key.CollectOn, part.Key.Scheme, part.Key.Sequence, part.Some.Length,
                    Money.Sum(part.Some.Select(one => one.Amount), "EUR")),
                part.Some)),
        ];
    }
}

/// <summary>A batch with its collections.</summary>
internal sealed record FilledBatch(DebitBatch Batch, IReadOnlyList<DebitTransaction> Transactions);
