namespace LeadToCash.EInvoicing;

/// <summary>Delivery.</summary>
internal static class UblDeliveryWriter
{
    public static void Delivery(UblXml xml, DeliveryInformation? delivery)
    {
        if (delivery is null)
        {
            return;
        }

        xml.Open("Delivery");
        xml.Date("ActualDeliveryDate", delivery.Date);
        if (delivery.Location is not null || delivery.Address is not null)
        {
            xml.Open("DeliveryLocation");
            xml.Identifier("ID", delivery.Location);
            UblPartyWriter.Address(xml, "Address", delivery.Address);
            xml.Close();
        }

        if (delivery.Name is not null)
        {
            xml.Open("DeliveryParty");
            xml.Inner("PartyName", "Name", delivery.Name);
            xml.Close();
        }

        xml.Close();
    }
}
