namespace HaAnalyzers.AspNetCore;

/// <summary>Which requests are shed first.</summary>
public enum RequestPriority
{
    /// <summary>Shed first, from three quarters of the capacity on: prefetching, reports, what a client asks for again later.</summary>
    Sheddable = -1,

    /// <summary>What has no other priority.</summary>
    Default = 0,

    /// <summary>Shed last: they have room beyond what the others may use.</summary>
    Critical = 1,
}
