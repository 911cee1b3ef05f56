using System.Text.Json;
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
            Lines =
            [
                .. skus.Zip(quantities, (sku, quantity) => new QuoteFormLine(sku?.Trim() ?? "", quantity?.Trim() ?? ""))
                    .Where(line => line.Quantity is not ("" or "0")),
            ],
            Discount = Text("discountPercent"),
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
            Lines = lines.ValueKind == JsonValueKind.Array
                ? [.. lines.EnumerateArray().Select(line => new QuoteFormLine(Text(line, "sku"), Text(line, "quantity")))]
                : [],
            Discount = Text(root, "discountPercent"),
            Source = Text(root, "source"),
            OpportunityId = Text(root, "opportunityId"),
            Requester = Text(root, "requester"),
            FromVersion = Text(root, "fromVersion"),
            PaymentDays = Text(root, "paymentDays"),
            ContractMonths = Text(contract, "months"),
            ContractId = Text(contract, "id"),
            ContractEnd = Text(contract, "endsOn"),
            ExtensionMonths = Text(contract, "extensionMonths"),
        };
    }

    private static string RequestId(HttpRequest request, string? field) =>
        request.Headers[IdempotencyKey].ToString() is { Length: > 0 } header ? header.Trim() : field?.Trim() ?? "";

    private static JsonElement Member(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out JsonElement member) ? member : default;

    private static string Text(JsonElement parent, string name) => Member(parent, name) switch
    {
        { ValueKind: JsonValueKind.String } text => text.GetString()!.Trim(),
        { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
        _ => "",
    };
}
