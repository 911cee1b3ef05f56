using System.Globalization;
using LeadToCash.Cases;
using Microsoft.Extensions.Logging;
using StockOutcome = LeadToCash.Cases.CaseOutcome<LeadToCash.Availability.StockItem, LeadToCash.Availability.StockEvent>;

namespace LeadToCash.Availability;

/// <summary>
/// Reserves lines over the warehouses. Each warehouse is a case of its own, so a run may break off between two of them: the next run reads what the
/// line holds already and reserves only what is missing. Takes a read for each warehouse before and after, and four requests for each one that reserves.
/// </summary>
public sealed partial class StockReservations(StockBook book, StockRules rules, TimeProvider time, ILogger<StockReservations> logger)
{
    private const int MaximumPlans = 10;

    /// <summary>Reserves a line, or lets its new version take over what the one before holds. Safe to run twice, in parallel and late.</summary>
    /// <param name="holder">For whom.</param>
    /// <param name="line">What; the item number as the catalogue writes it.</param>
    /// <param name="cancellationToken">Stops between requests.</param>
    /// <returns>What is held now; with a refusal, what is held nevertheless stays until it is released or ends.</returns>
    public async Task<LinePromise> ReserveAsync(StockHolder holder, StockLine line, CancellationToken cancellationToken)
    {
        for (int plan = 1; ; plan++)
        {
            IReadOnlyList<StockShelf> shelves = await book.ReadAsync(line.Sku, line.Warehouse, line.PostCode, cancellationToken);
            IReadOnlyList<PlannedHold> holds = HoldPlan.Of([.. shelves.Select(shelf => shelf.Source)], holder, line, rules.Sourcing, time.GetUtcNow());
            if (holds.Count == 0)
            {
                return Held(shelves, holder, line);
            }

            string? refusal = plan > MaximumPlans
                ? "not-held"
                : await CarryOutAsync(holds, holder, line, mustKeepDates: shelves.Count > 1 && plan < MaximumPlans, cancellationToken);
            if (refusal is not (null or "promise-later"))
            {
                Refused(logger, holder.Owner, holder.Version, line.Line, refusal);
                return Held(shelves, holder, line) with { Refusal = refusal };
            }
        }
    }

    /// <summary>Gives free what versions of an owner hold as quoted. Safe to run twice and before the reservation that it is to undo.</summary>
    public async Task ReleaseAsync(
        string owner, int upToVersion, string reason, DateTimeOffset until, IEnumerable<string> skus, string actor, CancellationToken cancellationToken)
    {
        string commandId = string.Create(CultureInfo.InvariantCulture, $"release/{owner}/{upToVersion}");
        foreach (string sku in skus.Distinct(StringComparer.Ordinal))
        {
            foreach (Warehouse warehouse in rules.Warehouses)
            {
                StockCommand.Release release = new(owner, upToVersion, reason, until, book.TermsOf(sku, warehouse.Code));
                await book.ExecuteAsync(commandId, release, actor, cancellationToken);
            }
        }
    }

    /// <summary>Turns what a version holds into an order's, and reserves what it no longer holds. Safe to run twice.</summary>
    public async Task<LinePromise> ConfirmAsync(StockHolder holder, StockLine line, DateTimeOffset acceptedAt, CancellationToken cancellationToken)
    {
        string commandId = string.Create(CultureInfo.InvariantCulture, $"confirm/{holder.Owner}/{holder.Version}");
        foreach (Warehouse warehouse in rules.Warehouses)
        {
            StockCommand.Confirm confirm = new(holder.Owner, holder.Version, holder.OrderId!, acceptedAt, book.TermsOf(line.Sku, warehouse.Code));
            StockOutcome outcome = await book.ExecuteAsync(commandId, confirm, holder.Actor, cancellationToken);
            if (outcome.Refusal is { } refusal)
            {
                Refused(logger, holder.Owner, holder.Version, line.Line, refusal.Code);
                return new LinePromise(line.Line, line.Sku, [], refusal.Code);
            }
        }

        return await ReserveAsync(holder, line, cancellationToken);
    }

    /// <summary>Carries a plan out as far as it goes; the code of the first refusal, or null.</summary>
    private async Task<string?> CarryOutAsync(
        IReadOnlyList<PlannedHold> holds, StockHolder holder, StockLine line, bool mustKeepDates, CancellationToken cancellationToken)
    {
        foreach (PlannedHold hold in holds)
        {
            StockCommand command = hold.IsTrim
                ? new StockCommand.Trim(holder.Owner, line.Line, holder.Version, hold.Quantity, book.TermsOf(line.Sku, hold.Warehouse))
                : Command(holder, line, hold, mustKeepDates ? hold.NotLaterThan : null);
            StockOutcome outcome = await book.ExecuteAsync(CommandId(holder, line, hold), command, holder.Actor, cancellationToken);
            if (outcome.Refusal is { } refusal)
            {
                return refusal.Code;
            }
        }

        return null;
    }

    private static LinePromise Held(IReadOnlyList<StockShelf> shelves, StockHolder holder, StockLine line) => new(line.Line, line.Sku,
    [
        .. from shelf in shelves
           let held = shelf.File?.State.Reservation(holder.Owner, line.Line)
           where held is not null && held.Version == holder.Version
           from portion in held.Portions
           orderby portion.Date
           select new SourcedPortion(shelf.Warehouse.Code, portion.Quantity, portion.Date, portion.Firm),
    ]);

    private static string CommandId(StockHolder holder, StockLine line, PlannedHold hold) => string.Create(
        CultureInfo.InvariantCulture, $"{(hold.IsTrim ? "trim" : "reserve")}/{holder.Owner}/{line.Line}/{holder.Version}/{hold.Quantity:G29}{(holder.OrderId is null ? "" : "/ordered")}");

    private StockCommand.Reserve Command(StockHolder holder, StockLine line, PlannedHold hold, DateOnly? limit) => new(
        holder.Owner, line.Line, holder.Version, hold.Quantity, line.Wanted ?? book.Today, line.WholeOnly, holder.HeldUntil, holder.OrderId, limit,
        book.TermsOf(line.Sku, hold.Warehouse));

    [LoggerMessage(EventId = 1701, Level = LogLevel.Warning, Message = "{Owner} version {Version} line {Line} could not reserve: {Refusal}")]
    private static partial void Refused(ILogger logger, string owner, int version, string line, string refusal);
}
