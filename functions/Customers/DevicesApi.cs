using System.Text.Json.Serialization;
using LeadToCash.Access;
using LeadToCash.Api;
using LeadToCash.Api.OpenApi;
using LeadToCash.Cases;
using LeadToCash.Catalog;
using LeadToCash.Catalog.Csv;
using LeadToCash.Problems;
using LeadToCash.QuoteToOrder.Reordering;
using LeadToCash.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Net.Http.Headers;
using DeviceStore = LeadToCash.Cases.CaseStore<LeadToCash.Customers.Device, LeadToCash.Customers.DeviceCommand, LeadToCash.Customers.DeviceEvent>;

namespace LeadToCash.Customers;

/// <summary>The installed base: which customer has which devices. A device itself, with its timeline, is read under <c>/api/devices/{sku}:{serial}</c>.</summary>
public sealed class DevicesApi(DeviceStore devices, InstalledBase installed, DeviceImport import, ProductCatalog catalog, ReorderLinks links, CaseReader cases, Staff staff)
{
    private const int LargestFile = 2 * 1024 * 1024;
    private const int LongestText = 200;

    /// <summary>A customer's devices in use, up to 500, with the link under which he reorders parts for them.</summary>
    [Function("ListDevices")]
    [Describes(Answer = typeof(CustomerDevices))]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/customers/{id}/devices")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.ManageDevices, out IResult? refusal))
        {
            return refusal!;
        }

        return CaseRows.IsId(id)
            ? Results.Json(new CustomerDevices(id, await installed.ListAsync(id, InstalledBase.MaximumDevices, cancellationToken), links.Url(id)), CaseJson.Options)
            : Problem.NotFound($"Nothing is known of a customer '{id}'.");
    }

    /// <summary>
    /// Says whose a device is: <c>customer</c> by id or e-mail address. 201 when it is new, else 200; a device that is known changes only with <c>If-Match</c>:
    /// 412 when it is not what the caller read, 428 when he does not say what he read.
    /// </summary>
    [Function("PutDevice")]
    [Describes(Body = typeof(DeviceNotice), Answer = typeof(Device))]
    public async Task<IResult> PutAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/devices/{id}")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.ManageDevices, out IResult? refusal))
        {
            return refusal!;
        }

        (DeviceNotice? notice, IResult? problem) = await JsonBody.ReadAsync<DeviceNotice>(request, cancellationToken);
        if (notice is null)
        {
            return problem!;
        }

        string[] parts = id.Split(':', 2);
        Product? product = parts.Length == 2 ? catalog.FindAny(parts[0]) : null;
        KeyValuePair<string, string[]>[] errors = [.. Errors(id, parts, product, notice)];
        return errors.Length > 0
            ? Problem.Invalid(errors)
            : await ChangeAsync(
                request, id, new RegisterDevice(product!.Sku, parts[1], CustomerNames.IdOf(notice.Customer), notice.InstalledOn, notice.OrderId, "staff"), cancellationToken);
    }

    /// <summary>Takes a device out of use, with a reason: <c>reason</c> in the query. Its history stays. Needs <c>If-Match</c>.</summary>
    [Function("RetireDevice")]
    [Describes(Answer = typeof(Device), Query = ["reason"])]
    public async Task<IResult> RetireAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "api/devices/{id}")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.ManageDevices, out IResult? refusal))
        {
            return refusal!;
        }

        string reason = request.Query["reason"].ToString().Trim();
        return reason.Length is 0 or > LongestText ? Problem.Invalid("reason", $"Say in at most {LongestText} characters why it is no longer in use.")
            : !CaseRows.IsId(id) ? Problem.NotFound($"There is no device '{id}'.")
            : await ChangeAsync(request, id, new RetireDevice(reason), cancellationToken);
    }

    /// <summary>
    /// Sets devices as a CSV file says: <c>customer,sku,serial,installedOn</c>, the customer by id or e-mail address. A wrong file changes nothing, and the answer names
    /// row and column; the same file again changes nothing.
    /// </summary>
    [Function("ImportDevices")]
    [Describes(Answer = typeof(ImportedDevices))]
    public async Task<IResult> ImportAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/devices/import")] HttpRequest request, CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.ManageDevices, out IResult? refusal))
        {
            return refusal!;
        }

        (byte[]? file, IResult? unreadable) = await RequestBody.ReadAsync(request, cancellationToken, LargestFile);
        if (file is null)
        {
            return unreadable!;
        }

        (ImportedDevices? result, IReadOnlyList<CsvError> errors) = await import.RunAsync(file, staff.Of(request)!.Actor, cancellationToken);
        return result is null ? CsvProblem.Of(errors) : Results.Json(result, CaseJson.Options);
    }

    private async Task<IResult> ChangeAsync(HttpRequest request, string id, DeviceCommand command, CancellationToken cancellationToken)
    {
        string key = id.ToUpperInvariant();
        CaseFile<Device>? before = await devices.FindAsync(key, cancellationToken);
        Decision<DeviceEvent> decision = Device.Decide(before?.State, command, default);
        if (decision.Refusal is { Code: "device-unknown" })
        {
            return Problem.NotFound($"There is no device '{id}'.");
        }

        if (decision.Events.Count > 0 && before is not null && Precondition(request, before.Version) is { } unmet)
        {
            return unmet;
        }

        // The version is part of the command's id: of two who change the same version at once, the second one's is the first one's repetition.
        CaseOutcome<Device, DeviceEvent> outcome = await devices.ExecuteAsync(
            key, FormattableString.Invariant($"change/{before?.Version ?? 0}"), command, staff.Of(request)!.Actor, cancellationToken);
        return outcome.Refusal is { } no ? Problem.Of(no)
            : outcome.IsRepeat && decision.Events.Count > 0 ? Stale()
            : before is null ? Results.Json(outcome.State, CaseJson.Options, statusCode: StatusCodes.Status201Created)
            : CaseResult.Of(request, (await cases.FindAsync(Device.CaseType, key, cancellationToken))!);
    }

    private static IResult? Precondition(HttpRequest request, long version)
    {
        IList<EntityTagHeaderValue> match = request.GetTypedHeaders().IfMatch;
        EntityTagHeaderValue tag = new($"\"{version}\"");
        return match.Count == 0
            ? Problem.Of(StatusCodes.Status428PreconditionRequired, "precondition-required", "The device is known; name the ETag that you read in If-Match.")
            : match.Any(one => one.Equals(EntityTagHeaderValue.Any) || one.Compare(tag, useStrongComparison: true)) ? null : Stale();
    }

    private static IResult Stale() => Problem.Of(StatusCodes.Status412PreconditionFailed, "stale", "The device is not what you read; read it again.");

    private static IEnumerable<KeyValuePair<string, string[]>> Errors(string id, string[] parts, Product? product, DeviceNotice notice)
    {
        if (product is not { Kind: ProductKind.Physical } || !SerialNumbers.Is(parts[1]) || !CaseRows.IsId(id))
        {
            yield return new("id", ["Write an item number of goods and a serial number of 1 to 64 letters, digits and -._ such as P-100:0815."]);
        }

        if (notice.Customer.Length is 0 or > LongestText || !CaseRows.IsId(CustomerNames.IdOf(notice.Customer)))
        {
            yield return new("customer", ["Write the customer's id or e-mail address."]);
        }

        if (notice.OrderId is not null && !CaseRows.IsId(notice.OrderId))
        {
            yield return new("orderId", ["That is no order's id."]);
        }
    }
}

/// <summary>Whose a device is.</summary>
/// <param name="Customer">Id or e-mail address.</param>
/// <param name="InstalledOn">When it was installed or delivered, local date; what is left out stays as it is known.</param>
/// <param name="OrderId">The order with which it came.</param>
internal sealed record DeviceNotice([property: JsonRequired] string Customer, DateOnly? InstalledOn = null, string? OrderId = null);

/// <summary>A customer's devices.</summary>
/// <param name="CustomerId">The customer.</param>
/// <param name="Devices">By product and serial number.</param>
/// <param name="ReorderUrl">The link under which he reorders parts; for him alone.</param>
internal sealed record CustomerDevices(string CustomerId, IReadOnlyList<OwnedDevice> Devices, string ReorderUrl);
