using System.Text.Json.Serialization;
using LeadToCash.Access;
using LeadToCash.Api.OpenApi;
using LeadToCash.Cases;
using LeadToCash.Catalog;
using LeadToCash.Problems;
using LeadToCash.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LeadToCash.Availability;

/// <summary>Lets sales hold goods under a reference of their own, outside of any quote.</summary>
public sealed class HoldsApi(StockReservations reservations, StockBook book, StockedItems items, StockRules rules, Staff staff, TimeProvider time)
{
    private const string Line = "1";
    private static readonly TimeSpan Longest = TimeSpan.FromDays(366);

    /// <summary>
    /// Holds goods until an instant, at most a year ahead: 200 with the dated portions. The same again changes nothing; another quantity or date
    /// keeps the place of the pieces that were held before. 409 when it can't be held.
    /// </summary>
    [Function("HoldStock")]
    [Describes(Body = typeof(WantedHold), Answer = typeof(LinePromise))]
    public async Task<IResult> HoldAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/stock/{sku}/holds/{reference}")] HttpRequest request, string sku, string reference,
        CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.RequestQuotes, out IResult? refusal))
        {
            return refusal!;
        }

        if (items.Find(sku) is not { } product)
        {
            return Problem.NotFound($"There are no goods '{sku}'.");
        }

        (WantedHold? wanted, IResult? problem) = await JsonBody.ReadAsync<WantedHold>(request, cancellationToken);
        if (wanted is null)
        {
            return problem!;
        }

        Dictionary<string, string[]> errors = Errors(reference, wanted);
        return errors.Count > 0 ? Problem.Invalid(errors) : await HoldAsync(product, OwnerOf(reference), wanted, staff.Of(request)!.Actor, cancellationToken);
    }

    /// <summary>Gives free what is held under a reference; 204, also when nothing was held.</summary>
    [Function("ReleaseHold")]
    [Describes(Status = StatusCodes.Status204NoContent)]
    public async Task<IResult> ReleaseAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "api/stock/{sku}/holds/{reference}")] HttpRequest request, string sku, string reference,
        CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.RequestQuotes, out IResult? refusal))
        {
            return refusal!;
        }

        if (items.Find(sku) is not { } product)
        {
            return Problem.NotFound($"There are no goods '{sku}'.");
        }

        string owner = OwnerOf(reference);
        List<Reservation> held = Held(await book.ReadAsync(product.Sku, null, null, cancellationToken), owner);
        if (held.Count > 0)
        {
            await reservations.ReleaseAsync(
                owner, held.Max(one => one.Version), "released", held.Max(one => one.HeldUntil) ?? time.GetUtcNow(), [product.Sku], staff.Of(request)!.Actor, cancellationToken);
        }

        return Results.NoContent();
    }

    private async Task<IResult> HoldAsync(Product product, string owner, WantedHold wanted, string actor, CancellationToken cancellationToken)
    {
        StockLine line = new(Line, product.Sku, wanted.Quantity, wanted.Date, wanted.WholeOnly, wanted.PostCode, wanted.Warehouse is null ? null : rules.Warehouse(wanted.Warehouse)!.Code);
        IReadOnlyList<StockShelf> shelves = await book.ReadAsync(product.Sku, null, null, cancellationToken);
        StockHolder holder = new(owner, VersionFor(shelves, owner, wanted, book.Today), wanted.HeldUntil.ToUniversalTime(), Actor: actor);
        LinePromise promise = await reservations.ReserveAsync(holder, line, cancellationToken);
        if (promise.Refusal is { } code)
        {
            return Problem.Of(StatusCodes.Status409Conflict, code, "It can't be held; see what is held and until when.");
        }

        if (holder.Version > 1)
        {
            await reservations.ReleaseAsync(owner, holder.Version - 1, "superseded", holder.HeldUntil!.Value, [product.Sku], actor, cancellationToken);
        }

        return Results.Json(promise, CaseJson.Options);
    }

    /// <summary>The same wish keeps its version; another one is a new version of the reference.</summary>
    private static int VersionFor(IReadOnlyList<StockShelf> shelves, string owner, WantedHold wanted, DateOnly today)
    {
        List<Reservation> held = Held(shelves, owner);
        int released = shelves.SelectMany(shelf => shelf.File?.State.Released ?? []).Where(one => one.Owner == owner).Select(one => one.Version).DefaultIfEmpty().Max();
        bool same = held.Count > 0 && held.Sum(one => one.Quantity) == wanted.Quantity
            && held.All(one => one.HeldUntil == wanted.HeldUntil.ToUniversalTime() && one.WholeOnly == wanted.WholeOnly && one.Wanted == (wanted.Date ?? one.Wanted) && one.Version > released);
        return same ? held[0].Version : Math.Max(held.Select(one => one.Version).DefaultIfEmpty().Max(), released) + 1;
    }

    private static List<Reservation> Held(IEnumerable<StockShelf> shelves, string owner) =>
        [.. shelves.SelectMany(shelf => shelf.File?.State.Reservations ?? []).Where(reservation => reservation.Owner == owner && reservation.Kind == ReservationKind.Quoted)];

    private static string OwnerOf(string reference) => "hold-" + reference;

    private Dictionary<string, string[]> Errors(string reference, WantedHold wanted)
    {
        Dictionary<string, string[]> errors = [];
        Require(CaseRows.IsId(reference) && reference.Length <= 100, "reference", "Letters, digits and -._: only, at most 100.");
        Require(StockQuery.IsQuantity(wanted.Quantity), "quantity", "Write a number above 0 with at most three digits after the point.");
        Require(wanted.HeldUntil > time.GetUtcNow() && wanted.HeldUntil <= time.GetUtcNow() + Longest, "heldUntil", "Write an instant within the next 366 days.");
        Require(wanted.Warehouse is null || rules.Warehouse(wanted.Warehouse) is not null, "warehouse", $"There is no warehouse '{wanted.Warehouse}'.");
        return errors;

        void Require(bool holds, string field, string sentence)
        {
            if (!holds)
            {
                errors[field] = [sentence];
            }
        }
    }
}

/// <summary>What is to be held.</summary>
/// <param name="Quantity">Above 0.</param>
/// <param name="HeldUntil">When the hold ends by itself.</param>
/// <param name="Date">Wanted, local; null for as soon as possible.</param>
/// <param name="WholeOnly">Whether all must come at once.</param>
/// <param name="PostCode">Where it goes (Germany).</param>
/// <param name="Warehouse">The only warehouse from which it may come; null for any.</param>
internal sealed record WantedHold(
    [property: JsonRequired] decimal Quantity, [property: JsonRequired] DateTimeOffset HeldUntil, DateOnly? Date = null, bool WholeOnly = false, string? PostCode = null, string? Warehouse = null);
