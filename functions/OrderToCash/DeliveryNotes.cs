using System.Globalization;
using LeadToCash.Calendar;
using LeadToCash.Catalog;
using LeadToCash.Documents;
using LeadToCash.Pages;
using LeadToCash.QuoteToOrder;
using Microsoft.Extensions.Localization;

namespace LeadToCash.OrderToCash;

/// <summary>Writes the delivery note of a delivery, in the customer's language, without prices.</summary>
public sealed class DeliveryNotes(ProductCatalog catalog, BusinessCalendars calendars, IStringLocalizer<OrderTexts> texts)
{
    /// <summary>UN/ECE Recommendation 20: pieces.</summary>
    private const string Pieces = "C62";

    /// <summary>The letter.</summary>
    public BusinessDocument Of(Order order, Delivery delivery)
    {
        CultureInfo culture = Cultures.Of(order.Customer!.Language);
        return Cultures.In(culture, () => Letter(order, delivery, culture));
    }

    private BusinessDocument Letter(Order order, Delivery delivery, CultureInfo culture) => new()
    {
        Kind = DocumentKind.DeliveryNote,
        Language = culture.TwoLetterISOLanguageName,
        Number = delivery.Number,
        Date = calendars.Own.DateOf(delivery.ShippedAt ?? delivery.PlannedAt),
        Currency = order.Currency!,
        Recipient = order.Customer!,
        References = [new DocumentReference(ReferenceKind.Order, order.Number!)],
        Opening = [texts["NoteOpening"]],
        Groups = [new DocumentGroup(Title: null, [.. delivery.Lines.Select(line => LineOf(order, line))])],
        Terms = delivery.TrackingNumber is { } tracking ? [new DocumentTerm(texts["TrackingHeading"], tracking)] : [],
    };

    private DocumentLine LineOf(Order order, DeliveryLine line)
    {
        OrderLine ordered = order.Line(line.Position)!;
        return new DocumentLine
        {
            Position = line.Position.ToString(CultureInfo.InvariantCulture),
            ItemNumber = ordered.Sku,
            Name = ordered.Name,
            Description = ordered.DeliveryText,
            Quantity = line.Quantity,
            Unit = catalog.FindAny(ordered.Sku)?.Unit ?? Pieces,
        };
    }
}
