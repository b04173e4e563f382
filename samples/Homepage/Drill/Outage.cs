using Homepage.Faults;
using Homepage.Services;

namespace Homepage.Drill;

/// <summary>One service with one fault.</summary>
public sealed record Outage(ServiceKind Service, Fault Fault)
{
    /// <summary>As in a table or a link: <c>trending-http-500</c>.</summary>
    public string Slug => $"{Service.Slug}-{Fault.Slug()}";

    public override string ToString() => $"{Service.Name}: {Fault.Label()}";
}
