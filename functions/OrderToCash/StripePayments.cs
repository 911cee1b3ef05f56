using LeadToCash.Webhooks;

namespace LeadToCash.OrderToCash;

/// <summary>Reads payments from Stripe's events.</summary>
internal static class StripePayments
{
    /// <summary>Which member holds the amount received, for each kind of event.</summary>
    private static readonly Dictionary<string, string[]> Amounts = new(StringComparer.Ordinal)
    {
        ["payment_intent.succeeded"] = ["amount_received", "amount"],
        ["charge.succeeded"] = ["amount_captured", "amount"],
        ["checkout.session.completed"] = ["amount_total"],
        ["invoice.paid"] = ["amount_paid"],
    };

    /// <summary>Stripe counts these in hundredths although ISO 4217 gives them no minor unit.</summary>
    private static readonly HashSet<string> Hundredths = ["ISK", "UGX"];

    /// <summary>The kinds of event that tell of money.</summary>
    public static IReadOnlyList<string> Topics { get; } = [.. Amounts.Keys];

    /// <summary>The payment, or null if the event tells of none: a checkout that is not paid, a charge that is not captured.</summary>
    /// <exception cref="UnusableDeliveryException">Something needed is missing or wrong.</exception>
    public static IncomingPayment? Read(Payload @event, DateTimeOffset receivedAt)
    {
        Payload payment = @event.Child("data").Child("object");
        if (payment.Text("payment_status") is { } status and not "paid" || (payment.Has("captured") && !payment.Flag("captured")))
        {
            return null;
        }

        Payload metadata = payment.Child("metadata");
        return new IncomingPayment(
            payment.Text("payment_intent") ?? payment.RequiredText("id"),
            AmountOf(@event.RequiredText("type"), payment),
            @event.Number("created") is { } seconds ? DateTimeOffset.FromUnixTimeSeconds((long)seconds) : receivedAt,
            metadata.Text("invoice"),
            metadata.Text("order") ?? payment.Text("client_reference_id"),
            Means: "stripe");
    }

    private static Money AmountOf(string type, Payload payment)
    {
        string currency = payment.RequiredText("currency").ToUpperInvariant();
        if (!Currencies.IsCode(currency))
        {
            throw new UnusableDeliveryException($"'{payment.Path}.currency' is '{currency}', which is no currency.");
        }

        decimal minorUnits = Amounts[type].Select(payment.Number).FirstOrDefault(amount => amount is not null)
            ?? throw new UnusableDeliveryException($"'{payment.Path}.{Amounts[type][0]}' is missing.");
        return AmountOf(minorUnits, currency);
    }

    /// <summary>An amount as Stripe counts it.</summary>
    public static Money AmountOf(decimal minorUnits, string currency) =>
        Hundredths.Contains(currency) ? Money.Of(minorUnits / 100, currency) : new Money((long)minorUnits, currency);
}
