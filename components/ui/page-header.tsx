import type { ReactNode } from "react";
import { PageHelp } from "@/components/help/page-help";
import type { HelpPage } from "@/components/help/page-rules";
import { Breadcrumb, type Crumb } from "./breadcrumb";

interface PageHeaderProps {
  /** What its Help button explains. */
  help: HelpPage;
  title: ReactNode;
  description?: ReactNode;
  /** Badges behind the title. */
  status?: ReactNode;
  actions?: ReactNode;
  crumbs?: readonly Crumb[];
}

/** The one h1 of a page. */
export function PageHeader({ help, title, description, status, actions, crumbs }: PageHeaderProps) {
  return (
    <header data-slot="page-header" className="grid gap-1.5">
      {crumbs && crumbs.length > 0 ? <Breadcrumb crumbs={crumbs} /> : null}
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="grid min-w-0 gap-1">
          <div className="flex flex-wrap items-center gap-2.5">
            <h1 className="font-semibold text-2xl tracking-tight">{title}</h1>
            {status}
            <PageHelp page={help} />
          </div>
          {description ? (
            <p className="max-w-2xl text-pretty text-muted-foreground text-sm">{description}</p>
          ) : null}
        </div>
        {actions ? <div className="flex flex-wrap items-center gap-2">{actions}</div> : null}
      </div>
    </header>
  );
}
