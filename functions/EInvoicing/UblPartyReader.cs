namespace LeadToCash.EInvoicing;

/// <summary>Parties and delivery.</summary>
internal static class UblPartyReader
{
    public static EInvoiceParty? Party(UblElement? role)
    {
        if (role?.Group("Party") is not { } party)
        {
            return null;
        }

        UblElement? legal = party.Group("PartyLegalEntity");
        return new EInvoiceParty
        {
            ElectronicAddress = party.Identifier("EndpointID"),
            Identifiers = [.. party.Groups("PartyIdentification").Select(identification => identification.Identifier("ID")).OfType<Identifier>()],
            TradingName = party.Inner("PartyName", "Name"),
            Address = Address(party.Group("PostalAddress")),
            VatId = TaxScheme(party, scheme => scheme == Ubl.Vat),
            TaxRegistration = TaxScheme(party, scheme => scheme != Ubl.Vat),
            Name = legal?.Text("RegistrationName"),
            LegalRegistration = legal?.Identifier("CompanyID"),
            LegalForm = legal?.Text("CompanyLegalForm"),
            Contact = party.Group("Contact") is { } contact ? new EInvoiceContact(contact.Text("Name"), contact.Text("Telephone"), contact.Text("ElectronicMail")) : null,
        };
    }

    public static (EInvoicePayee? Payee, IReadOnlyList<Identifier> Identifiers) Payee(UblElement? party)
    {
        if (party is null)
        {
            return (null, []);
        }

        Identifier[] identifiers = [.. party.Groups("PartyIdentification").Select(identification => identification.Identifier("ID")).OfType<Identifier>()];
        return (
            new EInvoicePayee(
                party.Inner("PartyName", "Name"),
                identifiers.FirstOrDefault(identifier => identifier.Scheme != Ubl.SepaScheme),
                party.Group("PartyLegalEntity")?.Identifier("CompanyID")),
            identifiers);
    }

    public static TaxRepresentative? Representative(UblElement? party) =>
        party is null ? null : new TaxRepresentative(party.Inner("PartyName", "Name"), TaxScheme(party, scheme => scheme == Ubl.Vat), Address(party.Group("PostalAddress")));

    public static DeliveryInformation? Delivery(UblElement? delivery)
    {
        if (delivery is null)
        {
            return null;
        }

        UblElement? location = delivery.Group("DeliveryLocation");
        return new DeliveryInformation(
            delivery.Group("DeliveryParty")?.Inner("PartyName", "Name"), location?.Identifier("ID"), delivery.Date("ActualDeliveryDate"), Address(location?.Group("Address")));
    }

    private static EInvoiceAddress? Address(UblElement? address) => address is null ? null : new EInvoiceAddress
    {
        Line1 = address.Text("StreetName"),
        Line2 = address.Text("AdditionalStreetName"),
        Line3 = address.Inner("AddressLine", "Line"),
        City = address.Text("CityName"),
        PostCode = address.Text("PostalZone"),
        Subdivision = address.Text("CountrySubentity"),
        Country = address.Inner("Country", "IdentificationCode"),
    };

    private static string? TaxScheme(UblElement party, Func<string?, bool> isScheme)
    {
        UblElement? scheme = party.Groups("PartyTaxScheme", one => isScheme(one.Inner("TaxScheme", "ID")?.ToUpperInvariant())).FirstOrDefault();
        _ = scheme?.Inner("TaxScheme", "ID");
        return scheme?.Text("CompanyID");
    }
}
