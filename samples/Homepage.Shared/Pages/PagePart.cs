namespace Homepage.Pages;

/// <summary>One part of the page: what is in it, and how that came about.</summary>
public readonly record struct PagePart<T>(T Content, PartStatus Status);
