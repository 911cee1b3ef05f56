using System.Globalization;
using LeadToCash.Cases;
using Microsoft.Azure.Functions.Worker;
using FileStore = LeadToCash.Cases.CaseStore<LeadToCash.DirectDebit.DebitFile, LeadToCash.DirectDebit.DebitFileCommand, LeadToCash.DirectDebit.DebitFileEvent>;

namespace LeadToCash.DirectDebit;

/// <summary>
/// Puts the next announced collections into a file, one after the other, and notes how far it got; when there are none, completes it. Safe to run twice: each is put
/// in once, and progress is noted once for each place.
/// </summary>
public sealed class TakeCollectionsActivity(FileStore files, CollectionAgenda agenda, CollectionTaking taking, DebitFiles making)
{
    private const int PerStep = 50;

    [Function(nameof(TakeCollections))]
    public async Task<DebitFileProgress> RunAsync([ActivityTrigger] TakeCollections input, CancellationToken cancellationToken)
    {
        DebitFile file = (await files.GetAsync(input.FileId, cancellationToken)).State;
        if (file.Status != DebitFileStatus.Running)
        {
            return new DebitFileProgress(file.Looked, file.Taken, IsOver: true);
        }

        int room = Math.Min(PerStep, DebitFiles.MostInFile - file.Taken);
        IReadOnlyList<ListedCollection> next = room > 0
            ? (await agenda.PageAsync(CollectionListKind.Announced, file.Cursor, file.Header.Until, room, cancellationToken)).Collections
            : [];
        if (next.Count == 0)
        {
            await making.CompleteAsync(input.FileId, file.Header, cancellationToken);
            return new DebitFileProgress(file.Looked, file.Taken, IsOver: true);
        }

        int taken = 0;
        foreach (ListedCollection listed in next)
        {
            taken += await taking.TakeAsync(input.FileId, file.Header.Earliest, listed.Id, cancellationToken) ? 1 : 0;
        }

        int looked = file.Looked + next.Count;
        string commandId = string.Create(CultureInfo.InvariantCulture, $"page/{looked}");
        DebitFile now = (await files.ExecuteAsync(
            input.FileId, commandId, new DebitFileCommand.NotePage(looked, taken, CollectionAgenda.CursorOf(next[^1])), cancellationToken: cancellationToken)).Required();
        return new DebitFileProgress(now.Looked, now.Taken, now.Status != DebitFileStatus.Running);
    }
}
