namespace LeadToCash.Functions.Tests.Webhooks;

/// <summary>Payloads and signatures as published by the senders.</summary>
internal static class WebhookFixtures
{
    public static byte[] Read(string name) => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Webhooks", name + ".json"));
}
