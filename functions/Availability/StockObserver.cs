using System.Globalization;
using LeadToCash.Cases;
using LeadToCash.Insights;
using TaskStore = LeadToCash.Cases.CaseStore<LeadToCash.Insights.StaffTask, LeadToCash.Insights.StaffTaskCommand, LeadToCash.Insights.StaffTaskEvent>;

namespace LeadToCash.Availability;

/// <summary>
/// Tells sales of promises that can't be kept, a task for each owner; and tidies a case up every hundred events. Seeing an event twice opens no second task.
/// </summary>
public sealed class StockObserver(TaskStore tasks, StockBook book, StockArchive archive) : ICaseObserver
{
    /// <summary>How long events stay with their case.</summary>
    internal static readonly TimeSpan KeptWithCase = TimeSpan.FromDays(400);

    private const int TidyEvery = 100;

    /// <inheritdoc/>
    public string? CaseType => StockItem.CaseType;

    /// <inheritdoc/>
    public async Task OnAsync(CaseEvent @event, Processes processes, CancellationToken cancellationToken)
    {
        if (@event.Name == nameof(PromisesBroken))
        {
            foreach (IGrouping<string, PromiseChange> owner in @event.As<PromisesBroken>().Changes.GroupBy(change => change.Owner))
            {
                await TellSalesAsync(@event, owner.Key, [.. owner], cancellationToken);
            }
        }

        if (@event.Version % TidyEvery == 0)
        {
            await TidyAsync(@event, cancellationToken);
        }
    }

    private async Task TellSalesAsync(CaseEvent @event, string owner, IReadOnlyList<PromiseChange> changes, CancellationToken cancellationToken)
    {
        (string sku, _) = StockItem.Parts(@event.CaseId);
        OpenTask open = new(
            $"{sku}: the promise to {owner} can't be kept",
            $"{@event.As<PromisesBroken>().Cause} {string.Join(" ", changes.Select(Sentence))}",
            "sales",
            book.Today.AddDays(1),
            $"/stock/{Uri.EscapeDataString(sku)}",
            CustomerId: null);
        string taskId = string.Create(CultureInfo.InvariantCulture, $"stock-{@event.CaseId}-{@event.Version}-{CaseRows.Escaped(owner).Replace('=', '_')}");
        await tasks.ExecuteAsync(taskId, "open", open, cancellationToken: cancellationToken);
    }

    private async Task TidyAsync(CaseEvent @event, CancellationToken cancellationToken)
    {
        (string sku, string warehouse) = StockItem.Parts(@event.CaseId);
        string commandId = string.Create(CultureInfo.InvariantCulture, $"tidy/{@event.Version}");
        await book.ExecuteAsync(commandId, new StockCommand.Tidy(book.TermsOf(sku, warehouse)), "system", cancellationToken);
        await archive.MoveAsync(@event.CaseId, @event.At - KeptWithCase, cancellationToken);
    }

    private static string Sentence(PromiseChange change) => $"Line {change.Line}: {Text(change.Before)} becomes {Text(change.After)}.";

    private static string Text(IEnumerable<Portion> portions) => string.Join(", ", portions.Select(portion => string.Create(
        CultureInfo.InvariantCulture, $"{portion.Quantity:G29} {(portion.Firm ? "on" : "on request, about")} {portion.Date:yyyy-MM-dd}")));
}
