import type { Premise } from '../../route/premise.ts';
import { detailsOf } from '../details.ts';
import type { Report } from '../report.ts';

/**
 * Every result of SPF, DKIM, DMARC and the like, in the order of the header, with the keys of `checks[]` in
 * docs/report-json.md.
 */
export function checksToJson(report: Report): Record<string, unknown>[] {
  return detailsOf(report).checks.map(({ method, result, domain, aligned, by, standing }) => ({
    method,
    result,
    domain,
    aligned,
    by,
    standing,
  }));
}

/**
 * What spam filters and providers noted, with the keys of `providerNotes[]` of the flat line in docs/report-json.md.
 */
export function providerNotesToJson(report: Report): Record<string, unknown>[] {
  return detailsOf(report).providerNotes.map(({ provider, field, name, value, meaning, place }) => ({
    provider,
    field,
    name,
    value,
    meaning,
    standing: place === 'above-border' ? 'counts' : place === 'by-its-place' ? place : 'sender',
  }));
}

/** A premise for `premises` and `conditions` (docs/report-json.md). */
export function premiseToJson({ kind, value }: Premise): Record<string, unknown> {
  return { kind, value };
}
