using System.Text.Json;

namespace LeadToCash.Demo;

/// <summary>The final account: order, parts, invoice, payment and mails must tell the same story, to the cent.</summary>
internal sealed class Books(PublicSurface world, Narrator narrator)
{
    /// <summary>Checks them.</summary>
    /// <exception cref="DemoFailedException">They don't agree; says where.</exception>
    public async Task AgreeAsync(CancellationToken cancellationToken)
    {
        JsonElement order = (await world.GetAsync("/api/orders/" + ReferenceOrder.OrderId, cancellationToken))!.Value;
        Check(order, "order", ReferenceOrder.Net, ReferenceOrder.Tax, ReferenceOrder.Gross);
        decimal parts = order.GetProperty("parts").EnumerateArray().Sum(part => Amount(part, "net"));
        Require(parts == ReferenceOrder.Net, $"the parts sum to {parts}");
        narrator.Confirms($"the order's {order.GetProperty("parts").GetArrayLength()} parts sum to its net, 9,269.00");

        List<JsonElement> invoices = [];
        foreach (JsonElement bill in order.GetProperty("bills").EnumerateArray())
        {
            invoices.Add((await world.GetAsync($"/api/invoices/{bill.GetProperty("invoiceId").GetString()}", cancellationToken))!.Value);
        }

        (decimal net, decimal tax, decimal gross) = (Sum(invoices, "net"), Sum(invoices, "tax"), Sum(invoices, "gross"));
        Require((net, tax, gross) == (ReferenceOrder.Net, ReferenceOrder.Tax, ReferenceOrder.Gross), $"the invoices say {net} + {tax} = {gross}");
        narrator.Confirms($"the {invoices.Count} invoices sum to the order: 9,269.00 net + 1,761.11 VAT = 11,030.11");

        decimal paid = invoices.SelectMany(invoice => invoice.GetProperty("payments").EnumerateArray()).Sum(payment => Amount(payment, "amount"));
        Require(paid == ReferenceOrder.Gross && Sum(invoices, "open") == 0, $"{paid} is paid and {Sum(invoices, "open")} open");
        narrator.Confirms("payments are 11,030.11, nothing is open");

        string[] keys = [.. (await world.MailsAsync(cancellationToken)).Select(mail => mail.GetProperty("key").GetString()!)];
        Require(keys.Distinct().Count() == keys.Length, "a mail went out twice");
        narrator.Confirms($"{keys.Length} mails went out, each once");
    }

    private static void Check(JsonElement document, string what, decimal net, decimal tax, decimal gross) => Require(
        Amount(document, "net") == net && Amount(document, "tax") == tax && Amount(document, "gross") == gross,
        $"the {what} says {Amount(document, "net")} + {Amount(document, "tax")} = {Amount(document, "gross")}");

    private static decimal Sum(IEnumerable<JsonElement> documents, string name) => documents.Sum(document => Amount(document, name));

    private static decimal Amount(JsonElement document, string name) => document.GetProperty(name).GetProperty("amount").GetDecimal();

    private static void Require(bool agrees, string otherwise)
    {
        if (!agrees)
        {
            throw new DemoFailedException($"The books don't agree: {otherwise}.");
        }
    }
}
