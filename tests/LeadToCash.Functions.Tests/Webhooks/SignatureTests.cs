using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using LeadToCash.Cases;
using LeadToCash.Webhooks;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace LeadToCash.Functions.Tests.Webhooks;

public sealed class SignatureTests
{
    private static readonly JsonElement[] Vectors = JsonSerializer.Deserialize<JsonElement[]>(WebhookFixtures.Read("signature_vectors"))!;

    public static TheoryData<int> All => [.. Enumerable.Range(0, Vectors.Length)];

    [Theory]
    [MemberData(nameof(All))]
    public void Vector_AsPublished_Fits(int number) => Assert.Null(Check(Vectors[number]));

    [Theory]
    [MemberData(nameof(All))]
    public void Vector_WhenAByteOfTheBodyIsChanged_DoesNotFit(int number) =>
        Assert.Equal("signature-wrong", Check(Vectors[number], body => body[^1] ^= 1)?.Code);

    [Theory]
    [MemberData(nameof(All))]
    public void Vector_WhenTheSecretIsAnother_DoesNotFit(int number) =>
        Assert.Equal("signature-wrong", Check(Vectors[number], secret: "whsec_" + Convert.ToBase64String(new byte[24]))?.Code);

    [Theory]
    [MemberData(nameof(All))]
    public void Vector_WhileTheSecretIsBeingChanged_FitsUnderEither(int number)
    {
        JsonElement vector = Vectors[number];
        string secret = vector.GetProperty("secret").GetString()!;
        string other = "whsec_" + Convert.ToBase64String(new byte[24]);
        Assert.Null(Check(vector, secret: $"{other},{secret}"));
        Assert.Null(Check(vector, secret: other, secret2: secret));
    }

    [Theory]
    [InlineData("stripe", 301, "signature-stale")]
    [InlineData("stripe", 300, null)]
    [InlineData("stripe", -301, "signature-stale")]
    [InlineData("standard-webhooks", 301, "signature-stale")]
    [InlineData("standard-webhooks", 300, null)]
    public void Time_WhenFarFromOurs_IsRefused(string scheme, int seconds, string? code) =>
        Assert.Equal(code, Check(Vectors.First(vector => vector.GetProperty("scheme").GetString() == scheme), late: TimeSpan.FromSeconds(seconds))?.Code);

    [Fact]
    public void Stripe_WhenSeveralSignaturesAreGiven_OneMustFit()
    {
        JsonElement vector = Vectors.First(one => one.GetProperty("scheme").GetString() == "stripe");
        string good = vector.GetProperty("expected").GetString()!;
        string several = good.Replace("v1=", $"v1={new string('0', 64)},v0=abc,v1=", StringComparison.Ordinal);
        Assert.Null(Check(vector, signature: several));
    }

    [Fact]
    public void Partner_WhenSeveralSignaturesAreGiven_OneMustFit()
    {
        JsonElement vector = Vectors.First(one => one.GetProperty("scheme").GetString() == "standard-webhooks");
        Assert.Null(Check(vector, signature: "v1,AAAA v1a,BBBB " + vector.GetProperty("expected").GetString()));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Signature_WhenMissing_IsRefused(int number) => Assert.Equal("signature-missing", Check(Vectors[number], signature: "")?.Code);

    [Fact]
    public void Sender_WhenNoSecretIsSet_AcceptsNothing() => Assert.Equal("webhook-not-configured", Check(Vectors[2], secret: "")?.Code);

    [Fact]
    public void SendGrid_WhenSignedWithItsKey_Fits()
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        byte[] body = """[{"event":"delivered"}]"""u8.ToArray();
        HeaderDictionary headers = new()
        {
            ["X-Twilio-Email-Event-Webhook-Timestamp"] = "1600112492",
            ["X-Twilio-Email-Event-Webhook-Signature"] = Convert.ToBase64String(
                key.SignData([.. "1600112492"u8, .. body], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence)),
        };
        SendGridSender sender = new(Options.Create(new WebhookOptions { SendGrid = new() { PublicKey = Convert.ToBase64String(key.ExportSubjectPublicKeyInfo()) } }));
        Assert.Null(sender.Check(headers, body, DateTimeOffset.UnixEpoch));
        body[0] ^= 1;
        Assert.Equal("signature-wrong", sender.Check(headers, body, DateTimeOffset.UnixEpoch)?.Code);
        headers["X-Twilio-Email-Event-Webhook-Signature"] = Convert.ToBase64String([1, 2, 3]);
        Assert.Equal("signature-wrong", sender.Check(headers, body, DateTimeOffset.UnixEpoch)?.Code);
        Assert.Equal("webhook-not-configured", new SendGridSender(Options.Create(new WebhookOptions())).Check(headers, body, DateTimeOffset.UnixEpoch)?.Code);
    }

    [Fact]
    public void Settings_WhenASecretCanFitNothing_AreRefusedAtTheStart()
    {
        static IEnumerable<ValidationResult> Validate(WebhookOptions options) => options.Validate(new ValidationContext(options));
        Assert.Single(Validate(new WebhookOptions { Partner = new() { Secret = "whsec_not base64" } }));
        Assert.Single(Validate(new WebhookOptions { SendGrid = new() { PublicKey = "MFkw" } }));
        Assert.Empty(Validate(new WebhookOptions { Partner = new() { Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw" } }));
    }

    private static Refusal? Check(
        JsonElement vector, Action<byte[]>? change = null, string? secret = null, string secret2 = "", string? signature = null, TimeSpan late = default)
    {
        string Text(string name) => vector.TryGetProperty(name, out JsonElement value) ? value.ToString() : "";
        byte[] body = Text("body_file") is { Length: > 0 } file ? WebhookFixtures.Read(file.Split('.')[0]) : Encoding.UTF8.GetBytes(Text("body"));
        change?.Invoke(body);
        WebhookSecrets secrets = new() { Secret = secret ?? Text("secret"), Secret2 = secret2 };
        IOptions<WebhookOptions> options = Options.Create(new WebhookOptions { Shopify = secrets, WooCommerce = secrets, Stripe = secrets, Partner = secrets });
        string value = signature ?? Text("expected");
        long signedAt = long.Parse(Text("t") + Text("webhook-timestamp") is { Length: > 0 } seconds ? seconds : "0", CultureInfo.InvariantCulture);
        (IWebhookSender sender, HeaderDictionary headers) = Text("scheme") switch
        {
            "shopify" => ((IWebhookSender)new ShopifySender(options), new HeaderDictionary { ["X-Shopify-Hmac-SHA256"] = value }),
            "woocommerce" => (new WooCommerceSender(options), new HeaderDictionary { ["X-WC-Webhook-Signature"] = value }),
            "stripe" => (new StripeSender(options), new HeaderDictionary { ["Stripe-Signature"] = value }),
            _ => (new PartnerSender(options), new HeaderDictionary
            {
                ["webhook-id"] = Text("webhook-id"),
                ["webhook-timestamp"] = Text("webhook-timestamp"),
                ["webhook-signature"] = value,
            }),
        };
        return sender.Check(headers, body, DateTimeOffset.FromUnixTimeSeconds(signedAt) + late);
    }
}
