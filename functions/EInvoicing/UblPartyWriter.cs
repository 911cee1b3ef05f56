namespace LeadToCash.EInvoicing;

/// <summary>Seller, buyer, payee and tax representative.</summary>
internal static class UblPartyWriter
{
    public static void Parties(UblXml xml, EInvoice invoice)
    {
        string? creditor = invoice.Payment?.DirectDebit?.CreditorId;
        Party(xml, "AccountingSupplierParty", invoice.Seller, invoice.Payee is null ? creditor : null);
        Party(xml, "AccountingCustomerParty", invoice.Buyer, null);
        Payee(xml, invoice.Payee, creditor);
        Representative(xml, invoice.TaxRepresentative);
    }

    public static void Address(UblXml xml, string element, EInvoiceAddress? address)
    {
        if (address is null)
        {
            return;
        }

        xml.Open(element);
        xml.Text("StreetName", address.Line1);
        xml.Text("AdditionalStreetName", address.Line2);
        xml.Text("CityName", address.City);
        xml.Text("PostalZone", address.PostCode);
        xml.Text("CountrySubentity", address.Subdivision);
        xml.Inner("AddressLine", "Line", address.Line3);
        xml.Inner("Country", "IdentificationCode", address.Country);
        xml.Close();
    }

    private static void Party(UblXml xml, string element, EInvoiceParty? party, string? creditor)
    {
        xml.Open(element);
        xml.Open("Party");
        if (party is not null)
        {
            xml.Identifier("EndpointID", party.ElectronicAddress);
            Identifiers(xml, party.Identifiers, creditor);
            xml.Inner("PartyName", "Name", party.TradingName);
            Address(xml, "PostalAddress", party.Address);
            TaxScheme(xml, party.VatId, Ubl.Vat);
            TaxScheme(xml, party.TaxRegistration, Ubl.TaxRegistration);
            LegalEntity(xml, party.Name, party.LegalRegistration, party.LegalForm);
            Contact(xml, party.Contact);
        }

        xml.Close();
        xml.Close();
    }

    private static void Identifiers(UblXml xml, IReadOnlyList<Identifier> identifiers, string? creditor)
    {
        foreach (Identifier identifier in creditor is null ? identifiers : identifiers.Append(new Identifier(creditor, Ubl.SepaScheme)))
        {
            xml.Open("PartyIdentification");
            xml.Identifier("ID", identifier);
            xml.Close();
        }
    }

    private static void TaxScheme(UblXml xml, string? company, string scheme)
    {
        if (company is not null)
        {
            xml.Open("PartyTaxScheme");
            xml.Text("CompanyID", company);
            xml.Inner("TaxScheme", "ID", scheme);
            xml.Close();
        }
    }

    private static void LegalEntity(UblXml xml, string? name, Identifier? registration, string? legalForm)
    {
        if (name is not null || registration is not null || legalForm is not null)
        {
            xml.Open("PartyLegalEntity");
            xml.Text("RegistrationName", name);
            xml.Identifier("CompanyID", registration);
            xml.Text("CompanyLegalForm", legalForm);
            xml.Close();
        }
    }

    private static void Contact(UblXml xml, EInvoiceContact? contact)
    {
        if (contact is not null)
        {
            xml.Open("Contact");
            xml.Text("Name", contact.Name);
            xml.Text("Telephone", contact.Phone);
            xml.Text("ElectronicMail", contact.Email);
            xml.Close();
        }
    }

    private static void Payee(UblXml xml, EInvoicePayee? payee, string? creditor)
    {
        if (payee is not null)
        {
            xml.Open("PayeeParty");
            Identifiers(xml, payee.Identifier is { } identifier ? [identifier] : [], creditor);
            xml.Inner("PartyName", "Name", payee.Name);
            LegalEntity(xml, null, payee.LegalRegistration, null);
            xml.Close();
        }
    }

    private static void Representative(UblXml xml, TaxRepresentative? representative)
    {
        if (representative is not null)
        {
            xml.Open("TaxRepresentativeParty");
            xml.Inner("PartyName", "Name", representative.Name);
            Address(xml, "PostalAddress", representative.Address);
            TaxScheme(xml, representative.VatId, Ubl.Vat);
            xml.Close();
        }
    }
}
