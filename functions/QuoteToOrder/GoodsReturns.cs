using System.ComponentModel.DataAnnotations;
using System.Globalization;
using LeadToCash.Calendar;
using LeadToCash.Cases;
using Microsoft.Extensions.Options;
using OrderOutcome = LeadToCash.Cases.CaseOutcome<LeadToCash.QuoteToOrder.Order, LeadToCash.QuoteToOrder.OrderEvent>;
using OrderStore = LeadToCash.Cases.CaseStore<LeadToCash.QuoteToOrder.Order, LeadToCash.QuoteToOrder.OrderCommand, LeadToCash.QuoteToOrder.OrderEvent>;

namespace LeadToCash.QuoteToOrder;

/// <summary>Settings <c>Returns:*</c>.</summary>
public sealed class ReturnOptions
{
    /// <summary>Days for which announced goods are awaited.</summary>
    [Range(1, 365)]
    public int Days { get; set; } = 30;
}

/// <summary>Goods that come back, for staff. Under one key each thing happens once, however often it is asked for. Eight requests for an announcement, four for goods that came.</summary>
public sealed class GoodsReturns(OrderStore orders, NumberSeries numbers, BusinessCalendars calendars, TimeProvider time, IOptions<ReturnOptions> options)
{
    private const int MaximumAttempts = 5;

    /// <summary>Announces that goods come back. Their number belongs on the parcel.</summary>
    /// <param name="orderId">The order.</param>
    /// <param name="lines">What.</param>
    /// <param name="reason">Why.</param>
    /// <param name="actor">Who says so.</param>
    /// <param name="commandId">Names the intention.</param>
    /// <param name="cancellationToken">Stops between requests.</param>
    /// <returns>The return, or why there is none.</returns>
    public async Task<(GoodsReturn? Announced, Refusal? Refusal)> AnnounceAsync(
        string orderId, IReadOnlyList<ReturnLine> lines, string reason, string actor, string commandId, CancellationToken cancellationToken)
    {
        OrderOutcome? outcome = await orders.RecordedAsync(orderId, commandId, cancellationToken);
        for (int attempt = 1; outcome is null || (outcome.Refusal?.Code == "return-overtaken" && attempt <= MaximumAttempts); attempt++)
        {
            int sequence = (await orders.GetAsync(orderId, cancellationToken)).State.Returns.Count + 1;
            string taker = string.Create(CultureInfo.InvariantCulture, $"{orderId}-return-{sequence}");
            string number = await numbers.TakeAsync("RT", calendars.Today(time).Year, taker, cancellationToken);
            AnnounceReturn announce = new(sequence, number, lines, reason, time.GetUtcNow().AddDays(options.Value.Days));
            outcome = await orders.ExecuteAsync(orderId, commandId, announce, actor, cancellationToken);
        }

        return outcome.Refusal is { } refusal
            ? (null, refusal)
            : (outcome.State!.Return(outcome.Events.OfType<ReturnAnnounced>().Single().Sequence), null);
    }

    /// <summary>Notes what of a return came; the stock and the credit notes follow.</summary>
    public async Task<Refusal?> ReceiveAsync(
        string orderId, int sequence, IReadOnlyList<ReturnedGoods> goods, string actor, string commandId, CancellationToken cancellationToken) =>
        (await orders.ExecuteAsync(orderId, commandId, new ReceiveReturn(sequence, goods), actor, cancellationToken)).Refusal;
}
