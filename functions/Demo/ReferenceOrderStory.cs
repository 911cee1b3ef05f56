using System.Globalization;
using System.Text.Json;

namespace LeadToCash.Demo;

/// <summary>One order from its webhook to the paid invoice and the answered survey, told step by step.</summary>
internal sealed class ReferenceOrderStory(PublicSurface world, Narrator narrator, TimeProvider clock)
{
    private const string OrderPath = "/api/orders/" + ReferenceOrder.OrderId;

    /// <summary>Plays it.</summary>
    /// <exception cref="DemoFailedException">The system did something else, or the books don't agree.</exception>
    public async Task TellAsync(CancellationToken cancellationToken)
    {
        narrator.Opens("One order, from webhook to cash");
        await OrderArrivesAsync(cancellationToken);
        await TechnicianReportsAsync(cancellationToken);
        await InvoicesGoOutAsync(cancellationToken);
        await CustomerPaysAsync(cancellationToken);
        await CustomerAnswersAsync(cancellationToken);
        narrator.Opens("The books");
        await new Books(world, narrator).AgreeAsync(cancellationToken);
    }

    private async Task OrderArrivesAsync(CancellationToken cancellationToken)
    {
        byte[] body = ReferenceOrder.OrderCreated(clock.GetUtcNow());
        await Task.WhenAll(
            world.SendShopifyAsync("orders/create", "demo-1", body, cancellationToken),
            world.SendShopifyAsync("orders/create", "demo-1", body, cancellationToken));
        await world.SendShopifyAsync("orders/create", "demo-1", body, cancellationToken);
        JsonElement order = await world.WaitForAsync(
            "the order", $"/api/orders?source=shopify&sourceId={ReferenceOrder.ShopOrderId}", found => found.GetProperty("parts").GetArrayLength() == 3, cancellationToken);
        narrator.Says(
            $"The shop's webhook came three times, twice at once; there is one order, {order.GetProperty("number")}.",
            [.. order.GetProperty("parts").EnumerateArray().Select(part => (part.GetProperty("id").GetString()! + " part", Amount(part, "net"))), .. Totals(order)]);
    }

    private async Task TechnicianReportsAsync(CancellationToken cancellationToken)
    {
        JsonElement mail = await world.WaitForMailAsync(
            key => key.StartsWith($"visit/{ReferenceOrder.OrderId}", StringComparison.Ordinal) && key.Contains("/technician/", StringComparison.Ordinal), "the technician's mail", cancellationToken);
        JsonElement visit = (await world.GetAsync($"/api/visits/{mail.GetProperty("key").GetString()!.Split('/')[1]}", cancellationToken))!.Value;
        JsonElement appointment = visit.GetProperty("appointment");
        narrator.Says(
            $"A visit is booked with {appointment.GetProperty("technicianName")}.",
            ("from (UTC)", Time(appointment, "start")), ("to (UTC)", Time(appointment, "end")));
        await UntilAsync(appointment.GetProperty("end").GetDateTimeOffset(), cancellationToken);
        await world.PostFormAsync(Link(mail, "visits"), new()
        {
            ["hoursWorked"] = "4",
            ["findings"] = "Pumps run quietly, no leakage.",
            ["customerName"] = "Karla Kunde",
            ["confirmed"] = "on",
        }, cancellationToken);
        narrator.Says("The technician has reported from the phone page, the customer has signed.", ("hours worked", "4.0"));
    }

    private async Task InvoicesGoOutAsync(CancellationToken cancellationToken)
    {
        JsonElement order = await world.WaitForAsync("the invoices", OrderPath, found => found.GetProperty("status").GetString() == "invoiced", cancellationToken);
        JsonElement[] bills = [.. order.GetProperty("bills").EnumerateArray()];
        foreach (string? invoiceId in bills.Select(bill => bill.GetProperty("invoiceId").GetString()))
        {
            await world.WaitForMailAsync(key => key == $"invoice/{invoiceId}/issued", "the invoice's mail", cancellationToken);
        }

        narrator.Says(
            "Each part was billed when it was done: goods delivered, care activated, work signed. All invoices are out.",
            [.. bills.Select(bill => (bill.GetProperty("number").GetString()!, Amount(bill.GetProperty("bill"), "gross")))]);
    }

    private async Task CustomerPaysAsync(CancellationToken cancellationToken)
    {
        await world.SendStripeAsync(ReferenceOrder.PaymentSucceeded(), cancellationToken);
        await world.SendStripeAsync(ReferenceOrder.PaymentSucceeded(), cancellationToken);
        await world.WaitForAsync("the order to be paid", OrderPath, order => order.GetProperty("status").GetString() == "paid", cancellationToken);
        narrator.Says("The payment service says that the order was paid in one sum, twice; it counts once and pays all invoices.", ("paid", Text(ReferenceOrder.Gross)));
    }

    private async Task CustomerAnswersAsync(CancellationToken cancellationToken)
    {
        JsonElement mail = await world.WaitForMailAsync(key => key.StartsWith("survey/", StringComparison.Ordinal), "the survey's mail", cancellationToken);
        await world.PostFormAsync(Link(mail, "surveys"), new() { ["score"] = "9", ["quality"] = "5", ["comment"] = "Punctual and clean." }, cancellationToken);
        string surveyId = mail.GetProperty("key").GetString()!.Split('/')[1];
        await world.WaitForAsync("the survey's answer", $"/api/surveys/{surveyId}", survey => survey.GetProperty("status").GetString() == "answered", cancellationToken);
        narrator.Says("On the next working day the customer was asked, and answered.", ("would recommend", "9 of 10"));
    }

    private async Task UntilAsync(DateTimeOffset instant, CancellationToken cancellationToken)
    {
        TimeSpan left = instant - clock.GetUtcNow();
        if (left > TimeSpan.Zero)
        {
            await Task.Delay(left, clock, cancellationToken);
        }
    }

    private static IEnumerable<(string Label, string Value)> Totals(JsonElement document) =>
        [("net", Amount(document, "net")), ("VAT 19 %", Amount(document, "tax")), ("gross", Amount(document, "gross"))];

    private static string Amount(JsonElement document, string name) => Text(document.GetProperty(name).GetProperty("amount").GetDecimal());

    private static string Text(decimal amount) => amount.ToString("N2", CultureInfo.InvariantCulture);

    private static string Time(JsonElement document, string name) =>
        document.GetProperty(name).GetDateTimeOffset().UtcDateTime.ToString("ddd dd HH:mm", CultureInfo.InvariantCulture);

    private static string Link(JsonElement mail, string purpose) =>
        mail.GetProperty("links").EnumerateArray().Select(link => link.GetString()!).First(link => new Uri(link).Segments[1] == purpose + "/");
}
