using System.Globalization;
using System.Text.Json;
using LeadToCash.Configuration;
using LeadToCash.Problems;
using LeadToCash.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace LeadToCash.OpportunityToQuote;

/// <summary>Reads a request for a quote from an HTML form or a JSON document.</summary>
internal static class QuoteFormReader
{
    private const string IdempotencyKey = "Idempotency-Key";

    public static async Task<(QuoteForm? Form, IResult? Refusal)> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!request.HasJsonContentType())
        {
            (IFormCollection? fields, IResult? refused) = await FormBody.ReadAsync(request, cancellationToken);
            return (fields is null ? null : Of(fields, request), refused);
        }

        (JsonElement? root, IResult? refusal) = await JsonBody.ReadObjectAsync(request, cancellationToken);
        return (root is { } document ? Of(document, request) : null, refusal);
    }

    /// <summary>Lines of a form are the pairs of its <c>sku</c> and <c>quantity</c> fields; those without a quantity are not wanted.</summary>
    private static QuoteForm Of(IFormCollection fields, HttpRequest request)
    {
        (StringValues skus, StringValues quantities) = (fields["sku"], fields["quantity"]);
        return new QuoteForm
        {
            RequestId = RequestId(request, fields["requestId"]),
            Name = Text("customer.name"),
            Email = Text("customer.email"),
            Company = Text("customer.company"),
            Phone = Text("customer.phone"),
            Language = Text("customer.language"),
            Street = Text("customer.address.street"),
            PostCode = Text("customer.address.postCode"),
            City = Text("customer.address.city"),
            Country = Text("customer.address.country"),
            VatId = Text("customer.vatId"),
            Lines =
            [
                .. skus.Zip(quantities, (sku, quantity) => new QuoteFormLine(sku?.Trim() ?? "", quantity?.Trim() ?? ""))
                    .Where(line => line.Quantity is not ("" or "0")),
            ],
            Discount = Text("discountPercent"),
            Currency = Text("currency"),
            PromotionCode = Text("promotionCode"),
            Source = Text("source"),
            OpportunityId = Text("opportunityId"),
            Requester = Text("requester"),
        };

        string Text(string name) => fields[name].ToString().Trim();
    }

    private static QuoteForm Of(JsonElement root, HttpRequest request)
    {
        JsonElement customer = Member(root, "customer");
        JsonElement address = Member(customer, "address");
        JsonElement lines = Member(root, "lines");
        JsonElement contract = Member(root, "contract");
        JsonElement deposit = Member(root, "deposit");
        return new QuoteForm
        {
            RequestId = RequestId(request, Text(root, "requestId")),
            Name = Text(customer, "name"),
            Email = Text(customer, "email"),
            Company = Text(customer, "company"),
            Phone = Text(customer, "phone"),
            Language = Text(customer, "language"),
            Street = Text(address, "street"),
            PostCode = Text(address, "postCode"),
            City = Text(address, "city"),
            Country = Text(address, "country"),
            VatId = Text(customer, "vatId"),
            Lines = lines.ValueKind == JsonValueKind.Array
                ? [.. lines.EnumerateArray().Select(LineOf)]
                : [],
            Discount = Text(root, "discountPercent"),
            Currency = Text(root, "currency"),
            PromotionCode = Text(root, "promotionCode"),
            Source = Text(root, "source"),
            OpportunityId = Text(root, "opportunityId"),
            Requester = Text(root, "requester"),
            FromVersion = Text(root, "fromVersion"),
            TargetNet = Text(root, "targetNet"),
            Message = Text(root, "message"),
            PaymentDays = Text(root, "paymentDays"),
            DepositPercent = Text(deposit, "percent"),
            DepositDays = Text(deposit, "days"),
            ContractMonths = Text(contract, "months"),
            ContractId = Text(contract, "id"),
            ContractEnd = Text(contract, "endsOn"),
            ExtensionMonths = Text(contract, "extensionMonths"),
        };
    }

    private static QuoteFormLine LineOf(JsonElement line) => new(Text(line, "sku"), Text(line, "quantity"))
    {
        Line = Text(line, "line"),
        Unit = Text(line, "unit"),
        Options = OptionsOf(Member(line, "options")),
        Discount = Text(line, "discountPercent"),
        Price = Text(line, "unitPrice"),
        Group = Text(line, "group"),
        Optional = Member(line, "optional").ValueKind == JsonValueKind.True,
    };

    /// <summary>Options are codes, or objects with a code and a quantity; what is neither becomes an option that no product has.</summary>
    internal static IReadOnlyList<ChosenOption> OptionsOf(JsonElement options) => options.ValueKind != JsonValueKind.Array
        ? []
        : [.. options.EnumerateArray().Select(option => option.ValueKind == JsonValueKind.String
            ? new ChosenOption(option.GetString()!.Trim())
            : new ChosenOption(Text(option, "code"), int.TryParse(Text(option, "quantity"), NumberStyles.None, CultureInfo.InvariantCulture, out int quantity) ? quantity : 1))];

    internal static string RequestId(HttpRequest request, string? field) =>
        request.Headers[IdempotencyKey].ToString() is { Length: > 0 } header ? header.Trim() : field?.Trim() ?? "";

    internal static JsonElement Member(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out JsonElement member) ? member : default;

    internal static string Text(JsonElement parent, string name) => Member(parent, name) switch
    {
        { ValueKind: JsonValueKind.String } text => text.GetString()!.Trim(),
        { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
        _ => "",
    };
}
