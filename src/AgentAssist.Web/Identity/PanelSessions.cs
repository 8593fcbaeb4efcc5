using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;

namespace AgentAssist.Web.Identity;

/// <summary>Tickets for the side panel: one that opens the page, and one that the open page talks with.</summary>
/// <remarks>In a frame of another site cookies do not travel. The address is short-lived; what keeps the page alive never stands in an address that is shown.</remarks>
internal sealed class PanelSessions(IDataProtectionProvider protection, IOptions<PanelOptions> panel, IOptions<SignInOptions> signIn, TimeProvider time)
{
    private readonly IDataProtector pages = protection.CreateProtector("AgentAssist.Panel.Page");
    private readonly IDataProtector circuits = protection.CreateProtector("AgentAssist.Panel.Circuit");

    /// <summary>A ticket that opens the page, and until when.</summary>
    public (string Ticket, DateTimeOffset ExpiresAt) ForPage(string personId) => Issue(pages, personId, panel.Value.OpensWithin);

    /// <summary>A ticket for the page's connection, as long as a person stays signed in.</summary>
    public string ForCircuit(string personId) => Issue(circuits, personId, signIn.Value.Absolute).Ticket;

    /// <summary>Whose ticket this is, or <see langword="null"/> where it is none or has expired.</summary>
    public string? PersonOf(string ticket, bool page)
    {
        try
        {
            var parts = (page ? pages : circuits).Unprotect(ticket).Split('|', 2);
            return parts.Length == 2 && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var until) && time.GetUtcNow().ToUnixTimeSeconds() < until ? parts[1] : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private (string Ticket, DateTimeOffset ExpiresAt) Issue(IDataProtector protector, string personId, TimeSpan lifetime)
    {
        var until = DateTimeOffset.FromUnixTimeSeconds((time.GetUtcNow() + lifetime).ToUnixTimeSeconds());
        return (protector.Protect(string.Create(CultureInfo.InvariantCulture, $"{until.ToUnixTimeSeconds()}|{personId}")), until);
    }
}
